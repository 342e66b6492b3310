/** The databases that `init` writes a configuration for; the first is the default. */
export const databases = ['sqlite', 'postgres', 'mysql', 'mariadb'] as const;

export type InitDatabase = (typeof databases)[number];

/** The options of a data source as lines of an object literal, without entities; `name` tells databases apart. */
export function dataSourceLines(database: InitDatabase, name = 'app'): readonly string[] {
  if (database === 'sqlite') return ["type: 'better-sqlite3',", `database: '${name}.sqlite',`];
  return serverLines(database, database === 'postgres' ? 5432 : 3306, name);
}

/** The password comes from the environment, where it stays out of the repository. */
function serverLines(type: string, port: number, name: string): readonly string[] {
  const prefix = name === 'app' ? 'DB' : `${name.toUpperCase()}_DB`;
  return [
    `type: '${type}',`,
    `host: process.env['${prefix}_HOST'] ?? '127.0.0.1',`,
    `port: Number(process.env['${prefix}_PORT'] ?? ${port}),`,
    `username: process.env['${prefix}_USER'] ?? 'app',`,
    `password: process.env['${prefix}_PASSWORD'] ?? '',`,
    `database: process.env['${prefix}_NAME'] ?? '${name}',`,
  ];
}

/** A text as a literal in single quotes. */
export function literalOf(text: string): string {
  return JSON.stringify(text)
    .replaceAll("'", String.raw`\'`)
    .replaceAll('"', "'");
}

/** Lines, each indented by so many spaces and ended. */
export function indentLines(lines: readonly string[], spaces: number): string {
  return lines.map((line) => `${' '.repeat(spaces)}${line}\n`).join('');
}
