import { expect, test } from 'vitest';
import { serviceTables } from '../../src/metadata/service-tables.ts';
import { offlineDataSource } from './declare.ts';

const cases = [
  {
    name: 'the usual ones',
    options: {},
    tables: [
      [null, 'migrations'],
      [null, 'typeorm_metadata'],
      [null, 'query-result-cache'],
    ],
  },
  {
    name: 'those of the options, in the schema of the data source',
    options: {
      schema: 'app',
      migrationsTableName: 'history',
      metadataTableName: 'meta',
      cache: { type: 'database', tableName: 'results' },
    },
    tables: [
      ['app', 'history'],
      ['app', 'meta'],
      ['app', 'results'],
    ],
  },
  {
    name: 'those in the default schema',
    options: { schema: 'public', cache: true },
    tables: [
      [null, 'migrations'],
      [null, 'typeorm_metadata'],
      [null, 'query-result-cache'],
    ],
  },
];

test.each(cases)('names $name', ({ options, tables }) => {
  const dataSource = offlineDataSource('postgres', [], options);
  const found = serviceTables(dataSource, { defaultSchema: 'public' });
  expect(found.map(({ schema, name }) => [schema, name])).toEqual(tables);
});
