import type { ReadContext } from './read-context.ts';
import type { ColumnMetadata } from './typeorm-types.ts';

/** The options of a PostgreSQL data source that decide about extensions. */
interface ExtensionOptions {
  readonly installExtensions?: boolean;
  readonly extensions?: readonly string[];
}

const extensionOfType = new Map<unknown, string>([
  ['citext', 'citext'],
  ['hstore', 'hstore'],
  ['geometry', 'postgis'],
  ['geography', 'postgis'],
  ['cube', 'cube'],
  ['ltree', 'ltree'],
  ['vector', 'vector'],
  ['halfvec', 'vector'],
]);

/** The extensions that TypeORM installs when it connects (`PostgresDriver.afterConnect`) and that the columns need. */
export function readExtensions({ dataSource, traits, dialect }: ReadContext): readonly string[] {
  // Other drivers have other options, but they install nothing.
  const options = dataSource.driver.options as ExtensionOptions;
  if (!traits.extensions || options.installExtensions === false) return [];
  const extensions = new Set<string>();
  for (const { columns, exclusions } of dataSource.entityMetadatas) {
    for (const column of columns) {
      const extension = neededExtension(column, dialect.version);
      if (extension !== undefined) extensions.add(extension);
    }
    if (exclusions.length > 0) extensions.add('btree_gist');
  }
  for (const extension of options.extensions ?? []) extensions.add(extension);
  return [...extensions].toSorted();
}

/** `gen_random_uuid()` belongs to PostgreSQL itself since version 13. */
function neededExtension(column: ColumnMetadata, version: string): string | undefined {
  const isUuid = column.isGenerated && column.generationStrategy === 'uuid';
  if (isUuid && Number.parseInt(version, 10) < 13) return 'pgcrypto';
  if (callsUuidOssp(column.default)) return 'uuid-ossp';
  return extensionOfType.get(column.type);
}

/** Without the extension, the table that has such a default cannot be created. */
function callsUuidOssp(value: unknown): boolean {
  return typeof value === 'function' && /\buuid_generate_v\d/i.test(String(value()));
}
