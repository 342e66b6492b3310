/** The database servers of the tests, by name; SQLite needs none. */
export type TestServer = 'postgres' | 'mysql' | 'mariadb';

/** Where each is looked for: in an environment variable, then on the usual port of this host. */
export const places: Readonly<
  Record<TestServer, { readonly label: string; readonly variable: string; readonly url: string }>
> = {
  postgres: {
    label: 'PostgreSQL',
    variable: 'LIMBECK_TEST_POSTGRES_URL',
    url: 'postgres://postgres@127.0.0.1:5432/postgres',
  },
  mysql: {
    label: 'MySQL',
    variable: 'LIMBECK_TEST_MYSQL_URL',
    url: 'mysql://root@127.0.0.1:3307/',
  },
  mariadb: {
    label: 'MariaDB',
    variable: 'LIMBECK_TEST_MARIADB_URL',
    url: 'mysql://root@127.0.0.1:3306/',
  },
};

/** The URL of each server that answered; null for one that cannot be had. */
export type ServerUrls = Readonly<Record<TestServer, string | null>>;

declare module 'vitest' {
  export interface ProvidedContext {
    serverUrls: ServerUrls;
  }
}
