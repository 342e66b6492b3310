import type { NormalConfig } from '../config/normalize-config.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { OwnTables } from '../runtime/own-tables.ts';
import type { TableName } from '../schema/table-name.ts';

/** The table that a project keeps its revisions in; its schema is null where it is the default one. */
export function versionTableName(
  { versionTable, versionTableSchema }: Pick<NormalConfig, 'versionTable' | 'versionTableSchema'>,
  defaultSchema: string | null,
): TableName {
  const schema = versionTableSchema === defaultSchema ? null : versionTableSchema;
  return { schema, name: versionTable };
}

/** The tables that a project keeps for itself. */
export function ownTables(
  config: Parameters<typeof versionTableName>[0],
  { defaultSchema }: Pick<Dialect, 'defaultSchema'>,
): OwnTables {
  const version = versionTableName(config, defaultSchema);
  return {
    version,
    history: besideVersionTable(version, 'history'),
    journal: besideVersionTable(version, 'journal'),
  };
}

/** A table that goes with it: `limbeck_history` beside `limbeck_version`. */
function besideVersionTable({ schema, name }: TableName, what: 'history' | 'journal'): TableName {
  return { schema, name: `${name.replace(/_version$/, '')}_${what}` };
}
