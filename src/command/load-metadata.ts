import type { DataSource } from 'typeorm';
import type { Entity } from '../config/collect-entities.ts';
import { explainMetadataError } from '../config/explain-metadata-error.ts';
import { guardUserCode } from '../config/guard-user-code.ts';
import { prepareDataSource, prepareEntities } from '../config/prepare-data-source.ts';
import type { LoadedConfig } from '../config/read-config.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { buildMetadata } from '../metadata/build-metadata.ts';

/**
 * A data source that is never connected, with the metadata of the project's entities, or of these
 * alone, as it is for the server behind the dialect.
 * @throws {LimbeckError} `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`, `MODULE_FAILED`
 */
export async function loadMetadata(
  loaded: LoadedConfig,
  dialect: Dialect,
  entities: readonly Entity[] | null = null,
): Promise<DataSource> {
  const dataSource =
    entities === null ? await prepareDataSource(loaded) : prepareEntities(loaded, entities);
  try {
    // TypeORM calls the constructors of entities.
    await guardUserCode(() => buildMetadata(dataSource, dialect));
  } catch (error) {
    throw explainMetadataError(error, { file: null, loader: loaded.loader }) ?? error;
  }
  return dataSource;
}
