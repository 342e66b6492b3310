import type { Column } from '../../schema/column.ts';
import { parseEnumCheck } from './enum-check.ts';
import { primaryKeyOf } from './primary-key.ts';
import {
  findClause,
  sameName,
  type ColumnDefinition,
  type TableDefinition,
} from './table-definition.ts';

/** The column that a definition in the text of a CREATE TABLE stands for. */
export function columnOf(definition: ColumnDefinition, table: TableDefinition): Column {
  const generated = findClause(definition, 'generated');
  const collation = findClause(definition, 'collate')?.collation ?? null;
  return {
    name: definition.name,
    type: definition.type,
    nullable: !isNotNull(definition, table),
    default:
      generated === undefined ? normalizeNull(findClause(definition, 'default')?.expression) : null,
    identity: hasAutoincrement(definition, table) ? { kind: 'increment' } : null,
    generated:
      generated === undefined
        ? null
        : { expression: generated.expression, stored: generated.stored },
    collation: collation === null ? null : normalizeCollation(collation),
    charset: null,
    comment: null,
    onUpdate: null,
    enumValues: enumValuesOf(definition),
    declared: null,
  };
}

/** A column without a default has NULL, which it may also say. */
export function normalizeNull(expression: string | null | undefined): string | null {
  if (expression === undefined || expression === null) return null;
  return /^\(*\s*null\s*\)*$/i.test(expression) ? null : expression;
}

/** Collations are named without regard to case; every column has BINARY unless it says otherwise. */
export function normalizeCollation(collation: string): string | null {
  const name = collation.toUpperCase();
  return name === 'BINARY' ? null : name;
}

/** The values of an enumerated column; see {@link parseEnumCheck}. */
function enumValuesOf(definition: ColumnDefinition): readonly string[] | null {
  for (const clause of definition.clauses) {
    const values = clause.kind === 'check' ? parseEnumCheck(clause, definition) : null;
    if (values !== null) return values;
  }
  return null;
}

/**
 * Columns of a primary key take NULL unless they say NOT NULL, an old fault that SQLite keeps:
 * https://sqlite.org/quirks.html#primary_keys_can_sometimes_contain_nulls. Not so the alias of the
 * rowid, and no column in a STRICT or WITHOUT ROWID table.
 */
function isNotNull(definition: ColumnDefinition, table: TableDefinition): boolean {
  if (findClause(definition, 'notNull') !== undefined) return true;
  const key = primaryKeyOf(table);
  if (key === null || !key.columns.some((name) => sameName(name, definition.name))) return false;
  return table.strict || table.withoutRowid || key.isRowid;
}

function hasAutoincrement(definition: ColumnDefinition, table: TableDefinition): boolean {
  const key = primaryKeyOf(table);
  return key !== null && key.autoincrement !== null && key.columns.includes(definition.name);
}
