import type { DropConstraint } from '../../operation/drop-constraint.ts';
import type { Constraint, Deferrability, ForeignKey } from '../../schema/constraint.ts';
import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { formatNulls } from './nulls-not-distinct.ts';
import { quoteNames, quoteTable, quoting } from './quoting.ts';
import type { Server } from './server.ts';

/** A constraint as it stands in `CREATE TABLE` and after `ADD`. */
export function constraintDefinition(constraint: Constraint, server: Server): string {
  const { name } = constraint;
  const named = name === null ? '' : `CONSTRAINT ${quoting.identifier(name)} `;
  return `${named}${body(constraint, server)}`;
}

function body(constraint: Constraint, server: Server): string {
  switch (constraint.kind) {
    case 'primaryKey':
      return `PRIMARY KEY (${quoteNames(constraint.columns)})`;
    case 'unique': {
      const nulls = formatNulls(constraint.nullsNotDistinct, server);
      const columns = quoteNames(constraint.columns);
      return `UNIQUE${nulls} (${columns})${deferral(constraint.deferrable)}`;
    }
    case 'foreignKey':
      return foreignKeyBody(constraint);
    case 'check':
      return `CHECK (${constraint.expression})`;
    case 'exclusion':
      return `EXCLUDE ${constraint.expression}${deferral(constraint.deferrable)}`;
  }
}

function foreignKeyBody(foreignKey: ForeignKey): string {
  const { columns, referencedTable, referencedColumns, onDelete, onUpdate, match } = foreignKey;
  return [
    `FOREIGN KEY (${quoteNames(columns)})`,
    `REFERENCES ${quoteTable(referencedTable)} (${quoteNames(referencedColumns)})`,
    ...(match === undefined ? [] : [`MATCH ${match}`]),
    ...(onDelete === 'NO ACTION' ? [] : [`ON DELETE ${onDelete}`]),
    ...(onUpdate === 'NO ACTION' ? [] : [`ON UPDATE ${onUpdate}`]),
  ]
    .join(' ')
    .concat(deferral(foreignKey.deferrable));
}

/** When a constraint is looked at, as it stands at its end. */
export function deferral(deferrable: Deferrability | null): string {
  return deferrable === null ? '' : ` DEFERRABLE ${deferrable}`;
}

/**
 * The name of the constraint to drop. One that was made without a name has got one from the server:
 * it is found by its columns, or else taken to be the usual one (`posts_title_key`).
 */
export async function nameOfDropped(
  operation: DropConstraint,
  db: Queryable | null,
): Promise<string> {
  if (operation.name !== null) return operation.name;
  const { table, constraintKind, existing } = operation;
  const columns = existing === null ? [] : columnsOf(existing);
  const found = db && (await findConstraint(db, table, constraintKind, columns));
  return found ?? usualName(table.name, constraintKind, columns);
}

function columnsOf(constraint: Constraint): readonly string[] {
  return 'columns' in constraint ? constraint.columns : [];
}

/** `pg_constraint.contype` and the ending of the name that the server chooses. */
const kinds = {
  primaryKey: { letter: 'p', ending: 'pkey' },
  unique: { letter: 'u', ending: 'key' },
  foreignKey: { letter: 'f', ending: 'fkey' },
  check: { letter: 'c', ending: 'check' },
  exclusion: { letter: 'x', ending: 'excl' },
} as const;

const query = `
  SELECT k.conname AS name
    FROM pg_constraint k
   WHERE k.conrelid = $1::regclass
     AND k.contype = $2
     AND ($3::text[] = '{}' OR $3::text[] = ARRAY(
           SELECT a.attname::text
             FROM unnest(k.conkey) WITH ORDINALITY AS p (number, position)
             JOIN pg_attribute a ON a.attrelid = k.conrelid AND a.attnum = p.number
            ORDER BY p.position))
   ORDER BY k.conname`;

/** The one constraint of that kind over these columns; null when there are several or none. */
async function findConstraint(
  db: Queryable,
  table: TableName,
  kind: DropConstraint['constraintKind'],
  columns: readonly string[],
): Promise<string | null> {
  const parameters = [quoteTable(table), kinds[kind].letter, columns];
  const rows = await rowsOf<{ name: string }>(db, query, parameters);
  return rows.length === 1 ? (rows[0]?.name ?? null) : null;
}

function usualName(
  table: string,
  kind: DropConstraint['constraintKind'],
  columns: readonly string[],
): string {
  const middle = kind === 'primaryKey' ? [] : columns;
  return [table, ...middle, kinds[kind].ending].join('_');
}
