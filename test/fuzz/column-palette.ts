import type { EntitySchemaColumnOptions } from 'typeorm';
import type { ServerName } from '../support/server.ts';

/** A type with its options, and the defaults a column of it may have. */
export interface Paint {
  readonly column: EntitySchemaColumnOptions;
  readonly defaults?: readonly unknown[];
  /** False where the database can neither index nor compare it. */
  readonly indexable?: false;
}

const now = (): string => 'CURRENT_TIMESTAMP';

const everywhere: readonly Paint[] = [
  { column: { type: 'int' }, defaults: [0, 7, -1] },
  { column: { type: 'bigint' }, defaults: [10, '3000000000'] },
  { column: { type: 'smallint' }, defaults: [1] },
  { column: { type: 'varchar', length: 20 }, defaults: ['x', '', 'a b'] },
  { column: { type: 'varchar', length: 100 }, defaults: ['x', 'CURRENT_TIMESTAMP'] },
  { column: { type: String } },
  { column: { type: 'text' }, indexable: false },
  { column: { type: Boolean }, defaults: [true, false] },
  { column: { type: 'decimal', precision: 10, scale: 2 }, defaults: [1.5, 0, '2.25'] },
  { column: { type: 'date' }, defaults: ['2020-01-02'] },
  { column: { type: 'time' } },
  { column: { type: 'json' }, indexable: false },
  { column: { type: 'uuid' } },
  { column: { type: 'simple-array' }, indexable: false },
  { column: { type: 'simple-json' }, indexable: false },
  { column: { type: 'simple-enum', enum: ['a', 'b'] }, defaults: ['a'] },
  { column: { type: 'simple-enum', enum: ['b', 'a', 'it'] }, defaults: ['b', 'it'] },
  { column: { type: Date }, defaults: [now] },
  { column: { type: 'int', comment: 'how many' } },
  { column: { type: 'varchar', length: 20, comment: "it's" }, defaults: ['x'] },
];

const inPostgres: readonly Paint[] = [
  { column: { type: 'timestamptz' }, defaults: [now, () => "now() + interval '1 day'"] },
  { column: { type: 'timestamp', precision: 3 } },
  { column: { type: 'jsonb' }, defaults: [{ a: 1 }, [], () => "'{}'::jsonb"], indexable: false },
  { column: { type: 'int', array: true }, defaults: [[], () => 'ARRAY[1,2]'] },
  { column: { type: 'text', array: true }, defaults: [['a', 'b']] },
  { column: { type: 'enum', enum: ['a', 'b'] }, defaults: ['a'] },
  { column: { type: 'enum', enum: ['a', 'c', 'b'], enumName: 'mood' }, defaults: ['c'] },
  { column: { type: 'enum', enum: ['b', 'a'], array: true }, defaults: [['a']] },
  { column: { type: 'inet' } },
  { column: { type: 'interval' }, defaults: ['1 day'] },
  { column: { type: 'bytea' }, indexable: false },
  { column: { type: 'double precision' }, defaults: [1.5] },
  { column: { type: 'real' } },
  { column: { type: 'bit', length: '3' }, defaults: [() => "B'101'"] },
  { column: { type: 'numrange' } },
  { column: { type: 'varchar', collation: 'C' }, defaults: ['x'] },
  { column: { type: 'char', length: 4 } },
  { column: { type: 'timestamp', createDate: true } },
];

const inMysql: readonly Paint[] = [
  { column: { type: 'tinyint', unsigned: true }, defaults: [1] },
  { column: { type: 'mediumint' } },
  { column: { type: 'int', unsigned: true }, defaults: [3] },
  { column: { type: 'enum', enum: ['a', 'b'] }, defaults: ['a'] },
  { column: { type: 'enum', enum: ['b', 'c', 'a'] }, defaults: ['c'] },
  { column: { type: 'set', enum: ['a', 'b'] }, defaults: [['a', 'b']] },
  { column: { type: 'year' } },
  { column: { type: 'varbinary', length: 16 } },
  { column: { type: 'longtext' }, indexable: false },
  { column: { type: 'blob' }, indexable: false },
  { column: { type: 'double' } },
  { column: { type: 'datetime', precision: 3 } },
  {
    column: {
      type: 'datetime',
      precision: 6,
      default: () => 'CURRENT_TIMESTAMP(6)',
      onUpdate: 'CURRENT_TIMESTAMP(6)',
    },
  },
  { column: { type: 'timestamp', nullable: true } },
  { column: { type: 'char', length: 4 }, defaults: ['ab'] },
  { column: { type: 'datetime', createDate: true } },
  { column: { type: 'datetime', updateDate: true } },
];

const inSqlite: readonly Paint[] = [
  { column: { type: 'integer' }, defaults: [0] },
  { column: { type: 'real' }, defaults: [1.5] },
  { column: { type: 'blob' } },
  { column: { type: 'datetime' }, defaults: [() => "datetime('now')"] },
  { column: { type: 'varchar', length: 20, collation: 'NOCASE' }, defaults: ['x'] },
  { column: { type: 'tinyint' }, defaults: [1] },
  { column: { type: 'jsonb' }, indexable: false },
];

/** What columns can be on a database. */
export const palettes: Readonly<Record<ServerName, readonly Paint[]>> = {
  sqlite: [...everywhere, ...inSqlite],
  postgres: [...everywhere, ...inPostgres],
  mysql: [...everywhere, ...inMysql],
  mariadb: [...everywhere, ...inMysql],
};

const keys: readonly EntitySchemaColumnOptions[] = [
  { type: Number, primary: true, generated: true },
  { type: Number, primary: true, generated: true },
  { type: Number, primary: true },
  { type: 'uuid', primary: true, generated: 'uuid' },
  { type: 'varchar', length: 20, primary: true },
];

const numberedKeys: readonly EntitySchemaColumnOptions[] = [
  { type: 'bigint', primary: true, generated: true },
];

/** What a key of a single column can be on a database. */
export const keyPalettes: Readonly<Record<ServerName, readonly EntitySchemaColumnOptions[]>> = {
  sqlite: keys,
  postgres: [...keys, ...numberedKeys],
  mysql: [...keys, ...numberedKeys],
  mariadb: [...keys, ...numberedKeys],
};
