import { EntitySchema, type ColumnType, type EntitySchemaColumnOptions } from 'typeorm';
import type { ServerName } from '../support/server.ts';
import { offlineDataSource } from './declare.ts';

type Columns = Record<string, EntitySchemaColumnOptions>;

/** Types that a bare server lacks, and those that take more than a name. */
const excluded: Readonly<Record<ServerName, readonly string[]>> = {
  postgres: ['geometry', 'geography', 'vector', 'halfvec', 'enum'],
  mysql: ['enum', 'set', 'uuid', 'inet4', 'inet6', 'vector'],
  mariadb: ['enum', 'set', 'vector'],
  sqlite: [],
};

/** Entities with every column type that TypeORM knows for a server, and every kind of default. */
export function nativeEntities(server: ServerName): EntitySchema[] {
  return [
    entity('EveryType', everyType(server)),
    entity('EverySize', everySize(server)),
    entity('EveryDefault', { ...defaults, ...nativeDefaults[server] }),
  ];
}

function entity(name: string, columns: Columns): EntitySchema {
  const id: EntitySchemaColumnOptions = { type: 'bigint', primary: true };
  return new EntitySchema({ name, columns: { id, ...columns } });
}

function everyType(server: ServerName): Columns {
  const classes: readonly ColumnType[] = [Number, String, Boolean, Date];
  const simple: readonly ColumnType[] = ['simple-array', 'simple-json'];
  const types = [...nativeTypes(server), ...classes, ...simple];
  return Object.fromEntries(types.map((type) => [`c_${nameOf(type)}`, { type, nullable: true }]));
}

function everySize(server: ServerName): Columns {
  const { driver } = offlineDataSource(server, []);
  const types = nativeTypes(server);
  const sized = types.filter((type) => driver.withLengthColumnTypes.includes(type));
  // MySQL takes the precision of these only together with a scale.
  const precise = types
    .filter((type) => driver.withPrecisionColumnTypes.includes(type))
    .filter((type) => server === 'sqlite' || !/^(?:double|real)/.test(nameOf(type)));
  const scaled = types.filter((type) => driver.withScaleColumnTypes.includes(type));
  return Object.fromEntries([
    ...sized.map((type) => [`${nameOf(type)}_length`, { type, length: 7 }]),
    ...precise.map((type) => [`${nameOf(type)}_precision`, { type, precision: 3 }]),
    ...scaled.map((type) => [`${nameOf(type)}_scale`, { type, precision: 8, scale: 2 }]),
  ]);
}

function nativeTypes(server: ServerName): readonly ColumnType[] {
  const { supportedDataTypes } = offlineDataSource(server, []).driver;
  return [...new Set(supportedDataTypes)].filter(
    (type) => !excluded[server].includes(nameOf(type)),
  );
}

function nameOf(type: ColumnType): string {
  return typeof type === 'function' ? `class_${type.name}` : type.replaceAll(' ', '_');
}

const defaults: Columns = {
  zero: { type: 'int', default: 0 },
  negative: { type: 'int', default: -1 },
  number_as_text: { type: 'int', default: '7' },
  large: { type: 'bigint', default: '3000000000' },
  decimal: { type: 'decimal', precision: 10, scale: 2, default: 1.5 },
  decimal_zero: { type: 'decimal', precision: 10, scale: 2, default: 0 },
  float: { type: 'float', default: 2 },
  text: { type: 'varchar', default: 'x' },
  empty: { type: 'varchar', default: '' },
  quote: { type: 'varchar', default: "it''s" },
  word: { type: 'varchar', default: 'NULL' },
  name_of_function: { type: 'varchar', default: 'CURRENT_TIMESTAMP' },
  cast: { type: 'varchar', length: 20, default: 'a::b' },
  yes: { type: Boolean, default: true },
  no: { type: Boolean, default: false },
  values: { type: 'simple-enum', enum: ['a', 'b,c', 'd e'], default: 'b,c' },
  numbers: { type: 'simple-enum', enum: [1, 2], nullable: true },
  none: { type: 'int', nullable: true, default: null },
  comment: { type: 'varchar', comment: "it's a comment" },
};

/** Options that EntitySchema takes at run time and its types do not. */
function untyped(options: object): EntitySchemaColumnOptions {
  return options as EntitySchemaColumnOptions;
}

const mysqlDefaults: Columns = {
  unsigned: { type: 'int', unsigned: true, default: 1 },
  set: untyped({ type: 'set', enum: ['a', 'b'], default: ['a', 'b'] }),
  moment: { type: 'datetime', default: () => 'CURRENT_TIMESTAMP' },
  changed: {
    type: 'timestamp',
    precision: 6,
    default: () => 'CURRENT_TIMESTAMP(6)',
    onUpdate: 'CURRENT_TIMESTAMP(6)',
  },
  latin: { type: 'varchar', length: 10, charset: 'latin1', collation: 'latin1_swedish_ci' },
  plain_uuid: { type: 'uuid' },
};

const nativeDefaults: Readonly<Record<ServerName, Columns>> = {
  postgres: {
    array: { type: 'text', array: true, default: ['a', 'b'] },
    empty_array: { type: 'text', array: true, default: [] },
    object: { type: 'jsonb', default: untyped({ a: 1, b: 'x' }) },
    json_text: { type: 'jsonb', default: '{"a":1}' },
    shared: { type: 'enum', enum: ['a', 'b'], enumName: 'kind', default: 'a' },
    shared_array: { type: 'enum', enum: ['a', 'b'], enumName: 'kind', array: true, default: ['a'] },
    UpperCase: { type: 'enum', enum: ['x'] },
    moment: { type: 'timestamp', default: () => 'CURRENT_TIMESTAMP' },
    precise: { type: 'timestamptz', precision: 3, default: () => 'now()' },
    collated: { type: 'varchar', collation: 'C' },
    fraction: { type: 'float', default: 1.5 },
    generated_uuid: untyped({ type: 'uuid', generated: 'uuid' }),
    null_function: { type: 'int', nullable: true, default: () => 'NULL' },
  },
  mysql: mysqlDefaults,
  mariadb: { ...mysqlDefaults, json_text: { type: 'json', default: '{}' } },
  sqlite: {
    collated: { type: 'varchar', collation: 'NOCASE' },
    fraction: { type: 'float', default: 1.5 },
    object: { type: 'json', default: untyped({ a: 1 }) },
  },
};
