import {
  Column,
  CreateDateColumn,
  DeleteDateColumn,
  Entity,
  type EntitySchemaColumnOptions,
  PrimaryGeneratedColumn,
  UpdateDateColumn,
  VersionColumn,
} from 'typeorm';
import { describe, expect, test } from 'vitest';
import { column, type ColumnSpec } from '../../src/schema/column-spec.ts';
import { enumType, type ColumnType } from '../../src/schema/column-type.ts';
import { sql } from '../../src/schema/sql.ts';
import { serverNames, type ServerName } from '../support/server.ts';
import { declare, declareColumn } from './declare.ts';

@Entity('posts')
class Post {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ length: 500, comment: 'shown in lists' })
  title!: string;

  @Column({ nullable: true })
  rating!: number;

  @Column('decimal', { precision: 10, scale: 2, default: 0 })
  price!: number;

  @Column({ default: false })
  published!: boolean;

  @Column({ nullable: true })
  read!: Date;

  @Column('simple-enum', { enum: ['draft', 'done'], default: 'draft' })
  state!: string;

  @Column('simple-json', { default: '{}' })
  extra!: object;

  @Column('uuid')
  token!: string;

  @Column({ type: 'varchar', collation: 'nocase' })
  slug!: string;

  @CreateDateColumn()
  created!: Date;

  @CreateDateColumn({ precision: 3 })
  precise!: Date;

  @UpdateDateColumn()
  updated!: Date;

  @DeleteDateColumn()
  deleted!: Date;

  @VersionColumn()
  version!: number;
}

const posts: readonly ColumnSpec[] = [
  column('id', 'integer', { generated: 'increment' }),
  column('title', 'varchar(500)', { comment: 'shown in lists' }),
  column('rating', 'integer', { nullable: true }),
  column('price', 'numeric(10,2)', { default: 0 }),
  column('published', 'boolean', { default: false }),
  column('read', 'datetime', { nullable: true }),
  column('state', enumType('posts_state_enum', ['draft', 'done']), { default: 'draft' }),
  column('extra', 'text', { default: '{}' }),
  column('token', 'uuid'),
  column('slug', 'varchar', { collation: 'nocase' }),
  column('created', 'timestamp', { default: sql.now() }),
  column('precise', 'timestamp(3)', { default: sql.now() }),
  column('updated', 'timestamp', { default: sql.now(), onUpdate: sql.now() }),
  column('deleted', 'timestamp', { nullable: true }),
  column('version', 'integer'),
];

test.each(serverNames)('declares one entity in the same portable words on %s', async (server) => {
  const { schema } = await declare(server, [Post]);
  expect(schema.tables[0]?.columns.map(({ declared }) => declared)).toEqual(posts);
});

interface TypeCase {
  readonly server: ServerName;
  readonly options: EntitySchemaColumnOptions;
  readonly type: ColumnType;
}

const types: readonly TypeCase[] = [
  { server: 'postgres', options: { type: 'int4' }, type: 'integer' },
  { server: 'postgres', options: { type: 'int2' }, type: 'smallint' },
  { server: 'postgres', options: { type: 'int8' }, type: 'bigint' },
  { server: 'postgres', options: { type: 'float8' }, type: 'double precision' },
  { server: 'postgres', options: { type: 'char', length: 2 }, type: 'char(2)' },
  { server: 'postgres', options: { type: 'timestamp' }, type: 'timestamp' },
  {
    server: 'postgres',
    options: { type: 'timestamp with time zone', precision: 3 },
    type: 'timestamptz(3)',
  },
  { server: 'postgres', options: { type: 'time' }, type: 'time' },
  { server: 'postgres', options: { type: 'bytea' }, type: 'blob' },
  { server: 'postgres', options: { type: 'jsonb' }, type: 'jsonb' },
  { server: 'postgres', options: { type: 'citext' }, type: 'citext' },
  { server: 'postgres', options: { type: 'text', array: true }, type: 'text[]' },
  { server: 'postgres', options: { type: 'varbit', length: 8 }, type: 'bit varying(8)' },
  { server: 'postgres', options: { type: 'jsonpath' }, type: { postgres: 'jsonpath' } },
  { server: 'postgres', options: { type: 'int4multirange' }, type: { postgres: 'int4multirange' } },
  {
    server: 'postgres',
    options: { type: 'geometry', spatialFeatureType: 'Point', srid: 4326 },
    type: { postgres: 'geometry(Point,4326)' },
  },
  {
    server: 'postgres',
    options: { type: 'enum', enum: ['a'], enumName: 'kind', array: true },
    type: enumType('kind', ['a'], { array: true }),
  },
  { server: 'mysql', options: { type: 'bigint', unsigned: true }, type: 'bigint unsigned' },
  { server: 'mysql', options: { type: 'tinyint', precision: 1 }, type: 'tinyint(1)' },
  {
    server: 'mysql',
    options: { type: 'decimal', precision: 8, scale: 2, unsigned: true },
    type: { mysql: 'decimal(8,2) unsigned' },
  },
  { server: 'mysql', options: { type: 'datetime', precision: 6 }, type: 'datetime(6)' },
  { server: 'mysql', options: { type: 'mediumtext' }, type: 'mediumtext' },
  { server: 'mysql', options: { type: 'set', enum: ['a', 'b'] }, type: { mysql: "set('a','b')" } },
  { server: 'mariadb', options: { type: 'uuid' }, type: 'uuid' },
  { server: 'mariadb', options: { type: 'inet6' as never }, type: { mysql: 'inet6' } },
  { server: 'sqlite', options: { type: 'int' }, type: 'integer' },
  { server: 'sqlite', options: { type: 'unsigned big int' }, type: { sqlite: 'unsigned big int' } },
  { server: 'sqlite', options: { type: 'nvarchar', length: 5 }, type: { sqlite: 'nvarchar(5)' } },
  { server: 'sqlite', options: { type: 'blob' }, type: 'blob' },
];

describe('the portable type', () => {
  test.each(types)('of $options on $server is $type', async ({ server, options, type }) => {
    expect((await declareColumn(server, options)).declared?.type).toEqual(type);
  });
});

const defaults = [
  { name: 'a number', options: { type: Number, default: 5 }, value: 5 },
  {
    name: 'a text with a doubled quote',
    options: { type: 'text', default: "it''s" },
    value: "it's",
  },
  { name: 'an object', options: { type: 'json', default: { a: 1 } }, value: '{"a":1}' },
  { name: 'an array', options: { type: 'text', array: true, default: ['a'] }, value: '{a}' },
  {
    name: 'a number in an enumeration',
    options: { type: 'simple-enum', enum: [1, 2], default: 1 },
    value: '1',
  },
  {
    name: 'the current time',
    options: { type: 'timestamp', default: () => 'CURRENT_TIMESTAMP' },
    value: sql.now(),
  },
  {
    name: 'the current time with digits',
    options: { type: 'timestamp', default: () => 'now()' },
    value: sql.now(),
  },
  {
    name: 'an expression',
    options: { type: 'date', default: () => "'2000-01-01'::date" },
    value: sql`'2000-01-01'::date`,
  },
] as const;

describe('the portable default', () => {
  test.each(defaults)('of $name', async ({ options, value }) => {
    const { declared } = await declareColumn('postgres', options);
    expect(declared?.default).toEqual(value);
  });
});

test('declares a generated column', async () => {
  const { declared } = await declareColumn('mysql', {
    type: Number,
    asExpression: 'id * 2',
    generatedType: 'STORED',
    nullable: true,
  });
  expect(declared).toEqual(
    column('value', 'integer', { nullable: true, asExpression: 'id * 2', generatedType: 'STORED' }),
  );
});
