import type { Table } from '../schema/table.ts';

/** A table in which another tool keeps its books. */
export interface ToolTable {
  /** The tool that made it. */
  readonly tool: string;
  readonly schema: string | null;
  readonly name: string;
}

/** Name and columns of such a table; those after the bar came with a later version of the tool. */
type Layout = readonly [tool: string, table: string, columns: string];

const layouts: readonly Layout[] = [
  ['Alembic', 'alembic_version', 'version_num'],
  [
    'Atlas',
    'atlas_schema_revisions',
    'version description type applied total executed_at execution_time error hash partial_hashes operator_version | error_stmt',
  ],
  ['Django', 'django_migrations', 'id app name applied'],
  ['Drizzle', '__drizzle_migrations', 'id hash created_at | name applied_at'],
  [
    'Flyway',
    'flyway_schema_history',
    'installed_rank version description type script checksum installed_by installed_on execution_time success',
  ],
  ['golang-migrate', 'schema_migrations', 'version dirty'],
  ['Goose', 'goose_db_version', 'id version_id is_applied tstamp'],
  ['Knex', 'knex_migrations', 'id name batch migration_time'],
  ['Knex', 'knex_migrations_lock', 'index is_locked'],
  ['Kysely', 'kysely_migration', 'name timestamp'],
  ['Kysely', 'kysely_migration_lock', 'id is_locked'],
  [
    'Liquibase',
    'databasechangelog',
    'id author filename dateexecuted orderexecuted exectype md5sum description comments tag liquibase | contexts labels deployment_id',
  ],
  ['Liquibase', 'databasechangeloglock', 'id locked lockgranted lockedby'],
  ['MikroORM', 'mikro_orm_migrations', 'id name executed_at'],
  ['node-pg-migrate', 'pgmigrations', 'id name run_on'],
  ['PostGIS', 'spatial_ref_sys', 'srid auth_name auth_srid srtext proj4text'],
  [
    'Prisma',
    '_prisma_migrations',
    'id checksum finished_at migration_name logs rolled_back_at started_at applied_steps_count',
  ],
  ['Rails', 'ar_internal_metadata', 'key value created_at updated_at'],
  ['Rails or dbmate', 'schema_migrations', 'version'],
  ['Sequelize', 'sequelizemeta', 'name | createdat updatedat'],
];

/**
 * Which of these tables other tools keep for themselves. A table is known by its name and its
 * columns together: one of somebody's own that only shares the name is not.
 */
export function findToolTables(tables: readonly Table[]): readonly ToolTable[] {
  return tables.flatMap((table) => {
    const layout = layouts.find((each) => matches(each, table));
    return layout === undefined
      ? []
      : [{ tool: layout[0], schema: table.schema, name: table.name }];
  });
}

function matches([, name, columns]: Layout, table: Table): boolean {
  if (table.name.toLowerCase() !== name) return false;
  const [always = [], sometimes = []] = columns.split(' | ').map((list) => list.split(' '));
  const present = table.columns.map((column) => column.name.toLowerCase());
  return (
    always.every((column) => present.includes(column)) &&
    present.every((column) => always.includes(column) || sometimes.includes(column))
  );
}
