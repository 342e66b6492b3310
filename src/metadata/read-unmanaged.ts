import type { EntityMetadata } from 'typeorm';
import { qualifiedKey } from '../schema/qualified-key.ts';
import { entityTableName } from './entity-table-name.ts';
import type { ReadContext } from './read-context.ts';
import type { Unmanaged, UnmanagedIndex } from './unmanaged.ts';

/** Lists what `synchronize: false` takes out of the comparison. */
export function readUnmanaged(
  metadatas: readonly EntityMetadata[],
  { dialect }: ReadContext,
): Unmanaged {
  const named = metadatas.map((metadata) => ({
    metadata,
    table: entityTableName(metadata, dialect),
  }));
  // Another entity on the same table may want it synchronised.
  const managed = new Set(
    named.filter(({ metadata }) => metadata.synchronize).map(({ table }) => qualifiedKey(table)),
  );
  return {
    tables: named.map(({ table }) => table).filter((table) => !managed.has(qualifiedKey(table))),
    // An index that is not synchronised has a name only where it was given one.
    indexes: named.flatMap(({ metadata, table }) =>
      metadata.indices.flatMap(({ synchronize, name }): readonly UnmanagedIndex[] =>
        synchronize || name === undefined ? [] : [{ table, name }],
      ),
    ),
  };
}
