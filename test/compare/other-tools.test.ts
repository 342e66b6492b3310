import { expect, test } from 'vitest';
import { findToolTables } from '../../src/compare/other-tools.ts';
import { column, table } from '../support/build.ts';

/** A table of text columns. */
const tableOf = (name: string, columns: string) =>
  table(
    name,
    columns.split(' ').map((each) => column(each, 'text')),
  );

test.each([
  ['Alembic', 'alembic_version', 'version_num'],
  [
    'Atlas',
    'atlas_schema_revisions',
    'version description type applied total executed_at execution_time error error_stmt hash partial_hashes operator_version',
  ],
  ['Django', 'django_migrations', 'id app name applied'],
  ['Drizzle', '__drizzle_migrations', 'id hash created_at'],
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
    'DATABASECHANGELOG',
    'ID AUTHOR FILENAME DATEEXECUTED ORDEREXECUTED EXECTYPE MD5SUM DESCRIPTION COMMENTS TAG LIQUIBASE CONTEXTS LABELS DEPLOYMENT_ID',
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
  ['Sequelize', 'SequelizeMeta', 'name'],
  ['Sequelize', 'SequelizeMeta', 'name createdAt updatedAt'],
])('%s keeps its books in %s', (tool, name, columns) => {
  expect(findToolTables([tableOf(name, columns)])).toEqual([{ tool, schema: null, name }]);
  expect(findToolTables([tableOf(name, `${columns} note`)]), 'with one more').toEqual([]);
  expect(findToolTables([tableOf(name, 'other')]), 'with others').toEqual([]);
});
