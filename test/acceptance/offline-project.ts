import { openProject, type Project } from '../../src/index.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { migrationFile, type MigrationFile } from '../support/migration-file.ts';
import { configFile } from '../support/project-files.ts';
import { type TestDatabase } from '../support/server.ts';

/** What the servers of the tests are, or at least understand. */
const serverVersions = {
  sqlite: '3',
  postgres: '15',
  mysql: '8.4',
  mariadb: '10.11-MariaDB',
} as const;

/** Migrations in a row, by their ids. */
export type Migrations = Readonly<Record<string, Omit<MigrationFile, 'downRevision'>>>;

/** A project with these migrations, for a database of its own. */
export async function openOn(
  { server, options }: TestDatabase,
  migrations: Migrations,
): Promise<Project> {
  const ids = Object.keys(migrations);
  const files = Object.entries(migrations).map(([id, file], position) => [
    `migrations/${id}.ts`,
    migrationFile(id, { ...file, downRevision: ids[position - 1] ?? null }),
  ]);
  const version = `serverVersion: '${serverVersions[server]}',`;
  const cwd = temporaryProject({
    'ormconfig.ts': configFile(options, version),
    ...Object.fromEntries(files),
  });
  return openProject({ cwd });
}
