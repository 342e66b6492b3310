/** The databases that `init` writes a configuration for; the first is the default. */
export const databases = ['sqlite', 'postgres', 'mysql', 'mariadb'] as const;

export type InitDatabase = (typeof databases)[number];

/** The text of an `ormconfig.ts`. */
export function templateFor(database: InitDatabase, directory: string): string {
  return `import { defineConfig } from 'limbeck';

export default defineConfig({
  dataSource: {
${dataSourceLines[database].map((line) => `    ${line}\n`).join('')}    entities: ['entities/*.ts'],
  },
  migrations: ${JSON.stringify(directory)
    .replaceAll("'", String.raw`\'`)
    .replaceAll('"', "'")},
});
`;
}

const dataSourceLines: Readonly<Record<InitDatabase, readonly string[]>> = {
  sqlite: ["type: 'better-sqlite3',", "database: 'app.sqlite',"],
  postgres: serverLines('postgres', 5432),
  mysql: serverLines('mysql', 3306),
  mariadb: serverLines('mariadb', 3306),
};

/** The password comes from the environment, where it stays out of the repository. */
function serverLines(type: string, port: number): readonly string[] {
  return [
    `type: '${type}',`,
    "host: process.env['DB_HOST'] ?? '127.0.0.1',",
    `port: Number(process.env['DB_PORT'] ?? ${port}),`,
    "username: process.env['DB_USER'] ?? 'app',",
    "password: process.env['DB_PASSWORD'] ?? '',",
    "database: process.env['DB_NAME'] ?? 'app',",
  ];
}
