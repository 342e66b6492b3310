import { entity, type Entity } from '../../acceptance/case.ts';
import type { GoldenCase } from './golden-case.ts';

type Columns = NonNullable<Entity['columns']>;

const other = entity('others');
const tickets = (state: Columns[string] | null, more: Columns = {}): Entity =>
  entity('tickets', { ...(state === null ? {} : { state }), ...more });
const mood = { type: 'enum', enum: ['ok', "it's", 'bad'], enumName: 'mood' } as const;

/** A table with one column of each of these types. */
function native(database: GoldenCase['database'], columns: Columns): GoldenCase {
  return {
    name: `${database}-native-types`,
    database,
    from: [other],
    to: [other, entity('natives', columns)],
  };
}

export const types: readonly GoldenCase[] = [
  native('postgres', {
    document: { type: 'jsonb' },
    numbers: { type: 'int', array: true },
    address: { type: 'inet', nullable: true },
    network: { type: 'cidr' },
    vector: { type: 'tsvector' },
    duration: { type: 'interval', precision: 3 },
    bits: { type: 'bit', length: '8' },
    price: { type: 'money' },
    span: { type: 'tstzrange' },
    page: { type: 'xml' },
    spot: { type: 'point' },
    bytes: { type: 'bytea' },
    exact: { type: 'numeric', precision: 20, scale: 5 },
    at: { type: 'timestamp with time zone', precision: 0 },
    initial: { type: 'char', length: 1 },
    mail: { type: 'citext' },
    sorted: { type: String, length: 20, collation: 'C' },
  }),
  native('mysql', {
    small: { type: 'tinyint', unsigned: true, default: 1 },
    middle: { type: 'mediumtext', charset: 'latin1', collation: 'latin1_german1_ci' },
    choices: { type: 'set', enum: ['a', 'b', 'c d'], default: ['a'] },
    state: { type: 'enum', enum: ['on', "o'ff"], default: 'on' },
    year: { type: 'year' },
    flags: { type: 'bit' },
    document: { type: 'json', nullable: true },
    at: {
      type: 'datetime',
      precision: 3,
      default: () => 'CURRENT_TIMESTAMP(3)',
      onUpdate: 'CURRENT_TIMESTAMP(3)',
    },
    bytes: { type: 'varbinary', length: 16 },
    huge: { type: 'bigint', unsigned: true },
    spot: { type: 'point' },
    long: { type: 'longblob', nullable: true },
    sum: { type: 'decimal', precision: 30, scale: 10, unsigned: true },
  }),
  native('mariadb', {
    token: { type: 'uuid' },
    document: { type: 'json', nullable: true },
    address: { type: 'inet6' as 'uuid', nullable: true },
    text: { type: 'longtext', comment: 'as long as it takes' },
    at: { type: 'timestamp', precision: 6, default: () => 'CURRENT_TIMESTAMP(6)' },
  }),
  native('sqlite', {
    name: { type: 'nvarchar', length: 30, collation: 'NOCASE' },
    number: { type: 'unsigned big int' },
    exact: { type: 'decimal', precision: 8, scale: 3 },
    day: { type: 'date' },
    document: { type: 'simple-json', nullable: true },
    list: { type: 'simple-array', nullable: true },
    state: { type: 'simple-enum', enum: ['open', 'shut'], default: 'open' },
    bytes: { type: 'blob', nullable: true },
  }),
  {
    name: 'postgres-enums',
    database: 'postgres',
    from: [
      tickets(
        { type: 'enum', enum: ['open', 'shut'], default: 'open' },
        { gone: { type: 'enum', enum: ['x', 'y'] } },
      ),
    ],
    to: [
      tickets(
        { type: 'enum', enum: ['new', 'open', 'shut'], default: 'open' },
        { mood, moods: { ...mood, array: true, default: ['ok'] } },
      ),
    ],
  },
  {
    name: 'postgres-enum-value-removed',
    database: 'postgres',
    from: [tickets({ type: 'enum', enum: ['open', 'waiting', 'shut'], default: 'open' })],
    to: [tickets({ type: 'enum', enum: ['open', 'shut'], default: 'open' })],
  },
  {
    name: 'mysql-enum-values',
    database: 'mysql',
    from: [tickets({ type: 'enum', enum: ['open', 'shut'], default: 'open' })],
    to: [tickets({ type: 'enum', enum: ['new', 'open', 'shut'], default: 'new' })],
  },
];
