import { Column, Entity, Index, PrimaryColumn, PrimaryGeneratedColumn } from 'typeorm';
import { entity, type Case, type EntityClass } from '../acceptance/case.ts';
import type { Edit } from './edit.ts';

const short = { type: String, length: 50 } as const;
const rows = { users: [{ id: 1, name: 'Ada' }] };
const onPostgres: NonNullable<Case['databases']> = ['postgres'];

/** A table with an index that TypeORM's schemas cannot describe. */
function indexed(options: { readonly type?: 'hash'; readonly concurrent?: boolean }): EntityClass {
  @Entity('users')
  @Index('ix_users_name', ['name'], options)
  class User {
    @PrimaryColumn('int')
    declare id: number;

    @Column('varchar', { length: 50 })
    declare name: string;
  }
  return User;
}

/** A table whose key the database numbers in one way or another. */
function numbered(number: PropertyDecorator): EntityClass {
  @Entity('users')
  class User {
    @number
    declare id: number;

    @Column('varchar', { length: 50 })
    declare name: string;
  }
  return User;
}

/** A table with a key of its own name, and the engine to keep it. */
function keyed(key: string | undefined, engine: 'InnoDB' | 'MyISAM'): EntityClass {
  @Entity('users', { engine })
  class User {
    @PrimaryColumn('int', key === undefined ? {} : { primaryKeyConstraintName: key })
    declare id: number;

    @Column('varchar', { length: 50 })
    declare name: string;
  }
  return User;
}

/** What people do to their entities, where no acceptance case does it. */
export const edits: readonly Edit[] = [
  {
    name: 'a time stamp with rows gets a time zone',
    from: [entity('visits', { at: { type: 'timestamp' } })],
    to: [entity('visits', { at: { type: 'timestamptz' } })],
    rows: { visits: [{ id: 1, at: '2024-05-06 07:08:09' }] },
    databases: onPostgres,
  },
  {
    name: 'a time stamp with rows gets fewer digits',
    from: [entity('visits', { at: { type: 'timestamp', precision: 6 } })],
    to: [entity('visits', { at: { type: 'timestamp', precision: 3 } })],
    rows: { visits: [{ id: 1, at: '2024-05-06 07:08:09.123' }] },
    databases: onPostgres,
  },
  {
    name: 'json with rows becomes jsonb',
    from: [entity('users', { settings: { type: 'json' } })],
    to: [entity('users', { settings: { type: 'jsonb' } })],
    rows: { users: [{ id: 1, settings: '{"dark":true}' }] },
    databases: onPostgres,
  },
  {
    name: 'a value of an enumeration that no row has is renamed',
    from: [entity('orders', { state: { type: 'simple-enum', enum: ['open', 'payed'] } })],
    to: [entity('orders', { state: { type: 'simple-enum', enum: ['open', 'paid'] } })],
    rows: { orders: [{ id: 1, state: 'open' }] },
  },
  {
    name: 'a value is added to an enumeration and becomes its default',
    from: [entity('orders', { state: { type: 'simple-enum', enum: ['open'], default: 'open' } })],
    to: [
      entity('orders', {
        state: { type: 'simple-enum', enum: ['open', 'draft'], default: 'draft' },
      }),
    ],
    rows: { orders: [{ id: 1, state: 'open' }] },
  },
  {
    name: 'a column is renamed',
    from: [entity('users', { name: short })],
    to: [entity('users', { full_name: short })],
    rows,
    renames: { 'users.name': 'full_name' },
  },
  {
    name: 'a column of the default length is renamed',
    from: [entity('users', { name: { type: String } })],
    to: [entity('users', { full_name: { type: String } })],
    rows,
    renames: { 'users.name': 'full_name' },
  },
  {
    name: 'a column is renamed while another is added',
    from: [entity('users', { name: { ...short, nullable: true } })],
    to: [
      entity('users', {
        full_name: { ...short, nullable: true },
        age: { type: 'int', nullable: true },
      }),
    ],
    rows,
    renames: { 'users.name': 'full_name' },
  },
  {
    name: 'two columns are renamed',
    from: [
      entity('users', { name: { ...short, nullable: true }, age: { type: 'int', nullable: true } }),
    ],
    to: [
      entity('users', {
        full_name: { ...short, nullable: true },
        years: { type: 'int', nullable: true },
      }),
    ],
    rows: { users: [{ id: 1, name: 'Ada', age: 36 }] },
    renames: { 'users.name': 'full_name', 'users.age': 'years' },
  },
  {
    name: 'a table is renamed',
    from: [entity('users', { name: short })],
    to: [entity('people', { name: short })],
    rows,
    renames: { users: 'people' },
  },
  {
    name: 'a secret column goes, and a public one of the same type comes',
    from: [entity('users', { password_hash: { ...short, nullable: true } })],
    to: [entity('users', { public_bio: { ...short, nullable: true } })],
    rows: { users: [{ id: 1, password_hash: 'secret' }] },
    becomes: { users: [{ id: 1, public_bio: null }] },
    loses: ['users.password_hash'],
  },
  {
    name: 'a NOT NULL column without a default is added to an empty table',
    from: [entity('users', { name: short })],
    to: [entity('users', { name: short, email: short })],
  },
  {
    name: 'the columns of an index that TypeORM names change places',
    from: [
      entity('users', { name: short, city: short }, { indices: [{ columns: ['name', 'city'] }] }),
    ],
    to: [
      entity('users', { name: short, city: short }, { indices: [{ columns: ['city', 'name'] }] }),
    ],
    rows: { users: [{ id: 1, name: 'Ada', city: 'London' }] },
  },
  {
    name: 'a numbered key becomes a UUID',
    from: [entity('users', { name: short })],
    to: [entity('users', { id: { type: 'uuid', primary: true, generated: 'uuid' }, name: short })],
  },
  {
    name: 'an index becomes a hash',
    from: [indexed({})],
    to: [indexed({ type: 'hash' })],
    rows,
    databases: onPostgres,
  },
  {
    name: 'an index is added concurrently',
    from: [entity('users', { id: { type: 'int', primary: true }, name: short })],
    to: [indexed({ concurrent: true })],
    rows,
    databases: onPostgres,
  },
  {
    name: 'a serial key becomes an identity',
    from: [numbered(PrimaryGeneratedColumn('increment'))],
    to: [numbered(PrimaryGeneratedColumn('identity'))],
    rows,
    databases: onPostgres,
  },
  {
    name: 'an identity is generated always',
    from: [numbered(PrimaryGeneratedColumn('identity', { generatedIdentity: 'BY DEFAULT' }))],
    to: [numbered(PrimaryGeneratedColumn('identity', { generatedIdentity: 'ALWAYS' }))],
    rows,
    databases: onPostgres,
  },
  {
    name: 'the primary key gets a name',
    from: [keyed(undefined, 'InnoDB')],
    to: [keyed('pk_users', 'InnoDB')],
    rows,
    databases: onPostgres,
  },
  {
    name: 'a table gets another engine',
    from: [keyed(undefined, 'InnoDB')],
    to: [keyed(undefined, 'MyISAM')],
    rows,
    databases: ['mysql', 'mariadb'],
  },
];
