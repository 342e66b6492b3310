import type { Operation } from '../operation/operation.ts';
import type { Index, IndexKey } from '../schema/table-index.ts';

/**
 * Whether an entity could declare what this operation drops. What none could was not made from
 * entities, and is not missed in them.
 */
export function isExpressible(drop: Operation): boolean {
  if (drop.kind === 'dropIndex') return drop.existing === null || isExpressibleIndex(drop.existing);
  if (drop.kind === 'dropTable') return drop.existing?.beyond === undefined;
  if (drop.kind !== 'dropConstraint') return true;
  const { existing } = drop;
  if (existing?.kind === 'unique') return !existing.nullsNotDistinct;
  const isPlain = existing?.kind !== 'check' && existing?.kind !== 'foreignKey';
  return isPlain || existing.beyond === undefined;
}

/** The access methods that TypeORM knows of. */
const methods = new Set<string | null>([
  null,
  'hash',
  'gin',
  'gist',
  'spgist',
  'brin',
  'fulltext',
  'spatial',
]);

function isExpressibleIndex(index: Index): boolean {
  return (
    index.keys.every(isExpressibleKey) &&
    index.include.length === 0 &&
    !index.nullsNotDistinct &&
    index.comment === null &&
    index.beyond === undefined &&
    methods.has(index.method)
  );
}

function isExpressibleKey(key: IndexKey): boolean {
  return (
    key.kind === 'column' &&
    !key.descending &&
    key.nulls === null &&
    key.collation === null &&
    key.operatorClass === null &&
    key.length === null
  );
}
