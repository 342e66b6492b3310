import { defineConfig } from 'limbeck';

export default defineConfig({
  dataSource: {
    type: 'better-sqlite3',
    database: 'example.sqlite',
    entities: ['entities/*.ts'],
  },
  migrations: 'migrations',
});
