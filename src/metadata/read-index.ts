import type { Index } from '../schema/table-index.ts';
import type { ReadContext } from './read-context.ts';
import type { IndexMetadata } from './typeorm-types.ts';

/** An index of an entity, or a unique constraint that TypeORM has made into one. */
export function readIndex(
  index: IndexMetadata,
  { indexArguments }: Pick<ReadContext, 'indexArguments'>,
): Index {
  return {
    name: index.name,
    keys: index.columns.map(({ databaseName }) => ({
      kind: 'column',
      value: databaseName,
      descending: false,
      nulls: null,
      collation: null,
      operatorClass: null,
      length: null,
    })),
    unique: index.isUnique,
    where: index.where || null,
    method: readMethod(index),
    include: [],
    nullsNotDistinct: false,
    parser: index.parser ?? null,
    comment: null,
    declaredAsConstraint: index.isUnique && !indexArguments.has(index.givenColumnNames),
  };
}

function readMethod({ isFulltext, isSpatial, type }: IndexMetadata): string | null {
  if (isFulltext) return 'fulltext';
  if (type !== undefined) return type === 'btree' ? null : type;
  return isSpatial ? 'spatial' : null;
}
