import type { Index, IndexKey } from '../../schema/table-index.ts';
import { normalizeCollation } from './column-of.ts';
import type { IndexDefinition } from './parse-index.ts';
import { findClause, sameName, type TableDefinition } from './table-definition.ts';

/** The index that the text of a CREATE INDEX stands for. */
export function indexOf(definition: IndexDefinition, table: TableDefinition): Index {
  return {
    name: definition.name,
    keys: definition.keys.map((key) => keyOf(key, table)),
    unique: definition.unique,
    where: definition.where,
    method: null,
    include: [],
    nullsNotDistinct: false,
    parser: null,
    comment: null,
    declaredAsConstraint: false,
  };
}

function keyOf(key: IndexDefinition['keys'][number], table: TableDefinition): IndexKey {
  const column = table.columns.find(({ name }) => sameName(name, key.value));
  const isColumn = key.kind === 'column' && column !== undefined;
  const inherited = isColumn ? findClause(column, 'collate')?.collation : undefined;
  return {
    kind: key.kind,
    value: isColumn ? column.name : key.value,
    descending: key.descending,
    nulls: null,
    collation: ownCollation(key.collation, inherited ?? 'BINARY'),
    operatorClass: null,
    length: null,
  };
}

/** A collation only where it is not the inherited one. BINARY counts as well, on a column that has another. */
function ownCollation(collation: string | null, inherited: string): string | null {
  if (collation === null || sameName(collation, inherited)) return null;
  return normalizeCollation(collation) ?? 'BINARY';
}
