import type { NormalConfig } from '../config/normalize-config.ts';
import type { TableName } from '../schema/table-name.ts';

/** The table that a project keeps its revisions in. */
export function versionTableName({
  versionTable,
  versionTableSchema,
}: Pick<NormalConfig, 'versionTable' | 'versionTableSchema'>): TableName {
  return { schema: versionTableSchema, name: versionTable };
}
