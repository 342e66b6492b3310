import type { TableName } from '../../schema/table-name.ts';
import type { Constraint, ForeignKey, ReferentialAction } from '../../schema/constraint.ts';
import { operationUnsupported } from '../dialect-error.ts';
import { indexDefinition } from './index-definition.ts';
import { quoteNames, quoteTable, quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';
import { uniqueIndexOf } from './unique-index.ts';

/**
 * A constraint of `owner` as it stands in CREATE TABLE, and behind ADD in ALTER TABLE. What a foreign key says
 * of deferring is left out: no engine here defers.
 * @throws {LimbeckError} `OPERATION_UNSUPPORTED` for an exclusion constraint, NULLS NOT DISTINCT and MATCH FULL
 */
export function constraintDefinition(
  constraint: Constraint,
  owner: TableName,
  server: MysqlServer,
): string {
  switch (constraint.kind) {
    case 'primaryKey':
      return `PRIMARY KEY (${quoteNames(constraint.columns)})`;
    case 'unique':
      if (constraint.nullsNotDistinct)
        throw unsupported('treat NULLs as equal in a unique key', server);
      return indexDefinition(uniqueIndexOf(constraint), server);
    case 'foreignKey':
      return `${namePrefix(constraint.name)}${foreignKeyDefinition(constraint, owner, server)}`;
    case 'check':
      return `${namePrefix(constraint.name)}CHECK (${constraint.expression})`;
    case 'exclusion':
      throw unsupported('hold an exclusion constraint', server);
  }
}

function foreignKeyDefinition(
  foreignKey: ForeignKey,
  owner: TableName,
  server: MysqlServer,
): string {
  if (foreignKey.match === 'FULL') throw unsupported('tell MATCH FULL from MATCH SIMPLE', server);
  const { schema, name } = foreignKey.referencedTable;
  // A name alone is looked for in the database of the owner, which may not be the connection's.
  const database = owner.schema === null ? schema : (schema ?? server.database);
  const table = quoteTable({ schema: database, name });
  const parts = [
    `FOREIGN KEY (${quoteNames(foreignKey.columns)})`,
    `REFERENCES ${table} (${quoteNames(foreignKey.referencedColumns)})`,
    ...actionClause('ON DELETE', foreignKey.onDelete, server),
    ...actionClause('ON UPDATE', foreignKey.onUpdate, server),
  ];
  return parts.join(' ');
}

function actionClause(
  event: string,
  action: ReferentialAction,
  { flavour }: MysqlServer,
): readonly string[] {
  return action === 'NO ACTION' && !flavour.spellsNoAction ? [] : [`${event} ${action}`];
}

function namePrefix(name: string | null): string {
  return name === null ? '' : `CONSTRAINT ${quoting.identifier(name)} `;
}

function unsupported(what: string, { flavour }: MysqlServer): Error {
  return operationUnsupported(
    what,
    flavour.label,
    'Leave it out of the migration for this database.',
  );
}
