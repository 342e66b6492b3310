import type { TableOperation } from '../../src/operation/batch-alter-table.ts';
import type { Operation } from '../../src/operation/operation.ts';
import type { HazardId } from '../../src/review/all-rules.ts';
import type { Column, ColumnChange } from '../../src/schema/column.ts';
import type { Constraint } from '../../src/schema/constraint.ts';
import type { Index } from '../../src/schema/table-index.ts';
import type { Table } from '../../src/schema/table.ts';
import type { ServerName } from '../support/server.ts';
import { column, foreignKey, index, table, view } from '../support/build.ts';

/** Operations that a rule finds something in, and the nearest ones in which it finds nothing. */
export interface RuleCase {
  readonly id: HazardId;
  /** Those that the rule is for; on the others `raises` raises nothing. Default all. */
  readonly databases?: readonly ServerName[];
  readonly raises: readonly Operation[];
  readonly quiet: readonly Operation[];
  /** The version of the server; default a recent one. */
  readonly version?: string;
}

const postgres: readonly ServerName[] = ['postgres'];
const mysql: readonly ServerName[] = ['mysql', 'mariadb'];
const servers: readonly ServerName[] = ['postgres', 'mysql', 'mariadb'];

const users = { schema: null, name: 'users' };
const posts = { schema: null, name: 'posts' };

function add(name: string, type: string, properties: Partial<Column> = {}): TableOperation {
  const added = column(name, type, { nullable: true, ...properties });
  return { kind: 'addColumn', table: users, column: added, fill: null };
}

function alter(existing: ColumnChange, change: ColumnChange): TableOperation {
  return {
    kind: 'alterColumn',
    table: users,
    column: 'a',
    change,
    existing,
    fill: null,
    using: null,
  };
}

/** A type with one value that has another name. */
const renamed: Operation = {
  kind: 'alterEnum',
  from: { schema: null, name: 'mood', values: ['sad', 'glad'] },
  to: { schema: null, name: 'mood', values: ['low', 'glad'] },
  renamed: [{ from: 'sad', to: 'low' }],
  recreate: false,
  columns: null,
};

function constrain(
  constraint: Constraint,
  properties: { readonly notValid?: true; readonly concurrently?: true } = {},
): TableOperation {
  return { kind: 'createConstraint', table: users, constraint, ...properties };
}

/** Outside of the transaction that adds it. */
function validated(name: string): Operation {
  return { kind: 'validateConstraint', table: users, name, outside: true };
}

function release(constraintKind: Constraint['kind'], name: string): TableOperation {
  return { kind: 'dropConstraint', table: users, constraintKind, name, existing: null };
}

function build(columns: readonly string[], properties: Partial<Index> = {}): Operation {
  return { kind: 'createIndex', table: users, index: index('ix_users', columns, properties) };
}

function create(columns: readonly Column[], properties: Partial<Table> = {}): Operation {
  return { kind: 'createTable', table: table('users', columns, properties) };
}

function batch(...operations: readonly TableOperation[]): Operation {
  return { kind: 'batchAlterTable', table: users, operations };
}

function run(statement: string): Operation {
  return { kind: 'execute', statement, parameters: [] };
}

const created = create([column('a')]);
const dropA: TableOperation = {
  kind: 'dropColumn',
  table: users,
  column: 'a',
  existing: null,
  fill: null,
};
const unique: Constraint = {
  kind: 'unique',
  name: 'uq',
  columns: ['a'],
  deferrable: null,
  nullsNotDistinct: false,
};
const check: Constraint = { kind: 'check', name: 'ck', expression: 'a > 0' };
const primaryKey: Constraint = { kind: 'primaryKey', name: 'pk', columns: ['a'] };
const exclusion: Constraint = {
  kind: 'exclusion',
  name: 'ex',
  expression: 'USING gist (a WITH &&)',
  deferrable: null,
};
const reference = foreignKey('fk', ['a'], 'posts', ['id']);
const sequence = {
  schema: null,
  name: 'seq',
  type: 'bigint',
  start: '1',
  increment: '1',
  minimum: '1',
  maximum: '9',
  cache: '1',
  cycle: false,
  ownedBy: null,
};

/** One case at least for each rule. */
export const ruleCases: readonly RuleCase[] = [
  {
    id: 'drop-table',
    raises: [{ kind: 'dropTable', table: users, existing: null }],
    quiet: [created, { kind: 'dropTable', table: users, existing: null }],
  },
  {
    // The old table is not the new one that comes to have its name.
    id: 'drop-table',
    raises: [
      { kind: 'createTable', table: table('copy', [column('a')]) },
      { kind: 'dropTable', table: users, existing: null },
      { kind: 'renameTable', from: { schema: null, name: 'copy' }, to: users },
    ],
    quiet: [
      run('CREATE TABLE users AS SELECT 1'),
      { kind: 'dropTable', table: users, existing: null },
    ],
  },
  { id: 'drop-column', raises: [batch(dropA)], quiet: [add('a', 'integer'), batch(dropA)] },
  {
    id: 'drop-column',
    raises: [dropA],
    quiet: [
      {
        ...dropA,
        existing: column('a', 'integer', { generated: { expression: 'b', stored: false } }),
      },
    ],
  },
  {
    id: 'truncate',
    raises: [run('/* all */ TRUNCATE TABLE users, posts')],
    quiet: [run("SELECT 'TRUNCATE users' -- TRUNCATE users")],
  },
  {
    id: 'delete-all',
    raises: [run('WITH x AS (SELECT 1 WHERE true) DELETE FROM users')],
    quiet: [run('DELETE FROM users WHERE a = 1; DELETE FROM users LIMIT 1')],
  },
  {
    id: 'delete-all',
    raises: [run('DELETE FROM users WHERE 1 = 1')],
    quiet: [created, run('DELETE FROM users')],
  },
  {
    id: 'delete-rows',
    raises: [run('DELETE FROM users WHERE a = 1')],
    quiet: [run('DELETE FROM users')],
  },
  {
    id: 'delete-rows',
    raises: [run('WITH x AS (SELECT 1) DELETE FROM users WHERE a IN (SELECT 1 FROM x)')],
    quiet: [created, run('DELETE FROM users WHERE a = 1')],
  },
  {
    id: 'drop-by-sql',
    raises: [run('ALTER TABLE users ADD b integer, DROP COLUMN a')],
    quiet: [
      run('ALTER TABLE users DROP CONSTRAINT a'),
      run('CREATE TEMPORARY TABLE t (a int); DROP TABLE t'),
    ],
  },
  {
    id: 'drop-by-sql',
    raises: [run('drop table if exists "users"')],
    quiet: [run('DROP INDEX users')],
  },
  {
    id: 'drop-by-sql',
    raises: [run('DROP SCHEMA audit CASCADE')],
    quiet: [run('DROP VIEW audit')],
  },
  {
    id: 'drop-view',
    raises: [{ kind: 'dropView', view: view('v', 'SELECT 1') }],
    quiet: [
      { kind: 'dropView', view: view('v', 'SELECT 1') },
      { kind: 'createView', view: view('v', 'SELECT 2') },
    ],
  },
  {
    id: 'drop-enum',
    raises: [{ kind: 'dropEnum', enumType: { schema: null, name: 'mood', values: ['sad'] } }],
    quiet: [
      {
        ...dropA,
        existing: column('a', 'mood', { enumValues: ['sad'] }),
      },
      { kind: 'dropEnum', enumType: { schema: null, name: 'mood', values: ['sad'] } },
    ],
  },
  {
    id: 'drop-sequence',
    raises: [{ kind: 'dropSequence', sequence }],
    quiet: [{ kind: 'createSequence', sequence }],
  },
  {
    id: 'drop-schema',
    databases: postgres,
    raises: [{ kind: 'dropSchema', name: 'audit' }],
    quiet: [{ kind: 'createSchema', name: 'audit' }],
  },
  {
    id: 'drop-extension',
    databases: postgres,
    raises: [{ kind: 'dropExtension', name: 'citext' }],
    quiet: [{ kind: 'createExtension', name: 'citext' }],
  },
  {
    id: 'rename-table',
    raises: [{ kind: 'renameTable', from: users, to: posts }],
    quiet: [created, { kind: 'renameTable', from: users, to: posts }],
  },
  {
    id: 'rename-column',
    raises: [{ kind: 'renameColumn', table: users, from: 'a', to: 'b' }],
    quiet: [add('a', 'integer'), { kind: 'renameColumn', table: users, from: 'a', to: 'b' }],
  },
  {
    id: 'break-view',
    raises: [{ kind: 'renameColumn', table: users, from: 'a', to: 'b', breaks: ['v'] }],
    quiet: [{ kind: 'renameColumn', table: users, from: 'a', to: 'b' }],
  },
  {
    id: 'break-view',
    raises: [{ kind: 'renameTable', from: users, to: posts, breaks: ['v'] }],
    quiet: [{ kind: 'renameTable', from: users, to: posts }],
  },
  {
    id: 'rename-value',
    raises: [
      renamed,
      { ...alter({}, {}), renamedValues: [{ from: 'sad', to: 'low' }] } as Operation,
    ],
    quiet: [
      { ...renamed, renamed: [] },
      add('a', "enum('low')"),
      { ...alter({}, {}), renamedValues: [{ from: 'sad', to: 'low' }] } as Operation,
    ],
  },
  {
    id: 'add-not-null',
    raises: [add('a', 'integer', { nullable: false })],
    quiet: [add('a', 'integer', { nullable: false, default: '0' })],
  },
  {
    id: 'compute-column',
    raises: [alter({ generated: null }, { generated: { expression: '1', stored: true } })],
    quiet: [
      alter(
        { generated: { expression: '2', stored: true } },
        { generated: { expression: '1', stored: true } },
      ),
    ],
  },
  {
    id: 'type-narrowing',
    raises: [alter({ type: 'varchar(50)' }, { type: 'varchar(20)' })],
    quiet: [alter({ type: 'varchar(20)' }, { type: 'varchar(50)' })],
  },
  {
    id: 'type-narrowing',
    raises: [{ ...renamed, renamed: [] }],
    quiet: [renamed],
  },
  {
    id: 'type-narrowing',
    raises: [alter({ type: 'x', enumValues: ['sad'] }, { type: 'y', enumValues: ['low'] })],
    quiet: [
      {
        ...alter({ type: 'x', enumValues: ['sad'] }, { type: 'y', enumValues: ['low'] }),
        renamedValues: [{ from: 'sad', to: 'low' }],
      } as Operation,
    ],
  },
  {
    id: 'set-not-null',
    raises: [alter({ nullable: true }, { nullable: false })],
    quiet: [alter({ nullable: false }, { nullable: true })],
  },
  {
    id: 'add-unique',
    raises: [constrain(unique)],
    quiet: [created, constrain(unique)],
  },
  {
    id: 'create-primary-key',
    raises: [constrain(primaryKey)],
    quiet: [created, constrain(primaryKey)],
  },
  {
    id: 'create-foreign-key',
    raises: [constrain(reference)],
    quiet: [add('a', 'integer'), constrain(reference)],
  },
  {
    id: 'create-foreign-key',
    raises: [add('b', 'integer'), constrain(reference)],
    quiet: [created, constrain(reference)],
  },
  {
    id: 'create-foreign-key',
    databases: postgres,
    raises: [constrain(reference, { notValid: true }), validated('fk')],
    quiet: [constrain(reference, { notValid: true })],
  },
  {
    id: 'create-check',
    raises: [constrain(check)],
    quiet: [created, constrain(check)],
  },
  {
    id: 'create-check',
    databases: postgres,
    raises: [constrain(check, { notValid: true }), validated('ck')],
    quiet: [constrain(check, { notValid: true })],
  },
  {
    id: 'create-exclusion',
    databases: postgres,
    raises: [constrain(exclusion)],
    quiet: [created, constrain(exclusion)],
  },
  {
    id: 'drop-primary-key',
    raises: [batch(release('primaryKey', 'pk'))],
    quiet: [batch(release('primaryKey', 'pk'), constrain(primaryKey))],
  },
  {
    id: 'transaction-by-sql',
    raises: [run('COMMIT')],
    quiet: [run('ROLLBACK TO SAVEPOINT one'), run('SAVEPOINT one')],
  },
  {
    id: 'create-index',
    databases: postgres,
    raises: [build(['a'])],
    quiet: [{ kind: 'createIndex', table: users, index: index('ix', ['a']), concurrently: true }],
  },
  {
    id: 'create-index',
    databases: servers,
    raises: [build(['a'], { method: 'fulltext' })],
    quiet: [created, build(['a'], { method: 'fulltext' })],
  },
  {
    id: 'create-unique',
    databases: postgres,
    raises: [constrain(unique)],
    quiet: [build(['a'], { unique: true }), constrain(unique, { concurrently: true })],
  },
  {
    id: 'scan-not-null',
    databases: postgres,
    raises: [alter({ nullable: true }, { nullable: false })],
    quiet: [{ ...alter({ nullable: true }, { nullable: false }), concurrently: true } as Operation],
  },
  {
    id: 'scan-not-null',
    databases: postgres,
    raises: [alter({ nullable: true }, { nullable: false })],
    quiet: [add('a', 'integer'), alter({ nullable: true }, { nullable: false })],
  },
  {
    id: 'rewrite-type',
    databases: servers,
    raises: [alter({ type: 'int' }, { type: 'bigint' })],
    quiet: [alter({ type: 'varchar(20)' }, { type: 'varchar(50)' })],
  },
  {
    id: 'rewrite-type',
    databases: mysql,
    raises: [alter({ type: 'varchar(60)' }, { type: 'varchar(300)' })],
    quiet: [alter({ type: 'varchar(100)' }, { type: 'varchar(300)' })],
  },
  {
    id: 'rewrite-type',
    databases: postgres,
    raises: [alter({ type: 'numeric(10,2)' }, { type: 'numeric(12,3)' })],
    quiet: [
      alter({ type: 'numeric(10,2)' }, { type: 'numeric(12,2)' }),
      alter({ type: 'character varying(10)' }, { type: 'text' }),
    ],
  },
  {
    id: 'rewrite-enum',
    databases: mysql,
    raises: [
      alter(
        { type: "enum('a','b')", enumValues: ['a', 'b'] },
        { type: "enum('b','a')", enumValues: ['b', 'a'] },
      ),
    ],
    quiet: [
      alter(
        { type: "enum('a','b')", enumValues: ['a', 'b'] },
        { type: "enum('a','b','c')", enumValues: ['a', 'b', 'c'] },
      ),
    ],
  },
  {
    id: 'rewrite-enum',
    databases: postgres,
    raises: [
      {
        kind: 'alterEnum',
        from: { schema: null, name: 'mood', values: ['sad', 'glad'] },
        to: { schema: null, name: 'mood', values: ['sad'] },
        recreate: false,
        columns: null,
      },
    ],
    quiet: [
      {
        kind: 'alterEnum',
        from: { schema: null, name: 'mood', values: ['sad', 'glad'] },
        to: { schema: null, name: 'mood', values: ['mad', 'sad', 'glad'] },
        recreate: false,
        columns: null,
      },
      renamed,
    ],
  },
  {
    id: 'rewrite-indexes',
    databases: postgres,
    raises: [alter({ collation: null }, { collation: 'C' })],
    quiet: [alter({ comment: null }, { comment: 'C' })],
  },
  {
    id: 'rewrite-default',
    databases: postgres,
    raises: [add('b', 'uuid', { default: 'gen_random_uuid()' })],
    quiet: [add('b', 'timestamptz', { default: 'now()' })],
  },
  {
    id: 'rewrite-default',
    databases: mysql,
    raises: [add('b', 'varchar(36)', { default: '(uuid())' })],
    quiet: [add('b', 'datetime(6)', { default: 'CURRENT_TIMESTAMP(6)' })],
  },
  {
    id: 'rewrite-generated',
    databases: servers,
    raises: [add('b', 'integer', { generated: { expression: 'a * 2', stored: true } })],
    quiet: [add('b', 'integer', { generated: { expression: 'a * 2', stored: false } })],
  },
  {
    id: 'rewrite-numbering',
    databases: servers,
    raises: [add('b', 'integer', { identity: { kind: 'increment' } })],
    quiet: [created, add('b', 'integer', { identity: { kind: 'increment' } })],
  },
  {
    id: 'rewrite-numbering',
    databases: mysql,
    raises: [alter({ identity: null }, { identity: { kind: 'increment' } })],
    quiet: [alter({ identity: { kind: 'increment' } }, { identity: null })],
  },
  {
    id: 'rewrite-charset',
    databases: mysql,
    raises: [alter({ charset: null }, { charset: 'latin1' })],
    quiet: [
      { kind: 'alterTableOptions', table: users, change: { charset: 'latin1' }, existing: {} },
    ],
  },
  {
    id: 'rewrite-engine',
    databases: mysql,
    raises: [
      { kind: 'alterTableOptions', table: users, change: { engine: 'MyISAM' }, existing: {} },
    ],
    quiet: [
      created,
      { kind: 'alterTableOptions', table: users, change: { engine: 'MyISAM' }, existing: {} },
    ],
  },
  {
    id: 'rewrite-position',
    databases: ['mysql'],
    version: '8.0.28',
    raises: [{ ...add('b', 'integer'), position: { side: 'after', column: 'a' } } as Operation],
    quiet: [add('b', 'integer')],
  },
  {
    id: 'update-all',
    raises: [run('UPDATE users SET a = 1')],
    quiet: [run('UPDATE users SET a = 1 WHERE a IS NULL')],
  },
  {
    id: 'validate-together',
    databases: postgres,
    raises: [
      constrain(check, { notValid: true }),
      { kind: 'validateConstraint', table: users, name: 'ck' },
    ],
    quiet: [constrain(check, { notValid: true }), validated('ck')],
  },
  {
    id: 'corrupt-index',
    databases: postgres,
    version: '14.2',
    raises: [{ kind: 'createIndex', table: users, index: index('ix', ['a']), concurrently: true }],
    quiet: [build(['a'])],
  },
  {
    id: 'stated-copy',
    databases: mysql,
    raises: [{ ...batch(add('b', 'integer')), online: { algorithm: 'COPY' } } as Operation],
    quiet: [{ ...batch(add('b', 'integer')), online: { algorithm: 'INPLACE' } } as Operation],
  },
  {
    id: 'rewrite-table',
    databases: ['sqlite'],
    raises: [batch(alter({ type: 'varchar(20)' }, { type: 'varchar(50)' }))],
    quiet: [batch(add('b', 'integer'))],
  },
  {
    id: 'stacked-locks',
    databases: postgres,
    raises: [add('b', 'integer'), { ...dropA, table: posts }],
    quiet: [add('b', 'integer'), dropA],
  },
  {
    id: 'concurrent-index',
    databases: postgres,
    raises: [{ kind: 'createIndex', table: users, index: index('ix', ['a']), concurrently: true }],
    quiet: [build(['a'])],
  },
  {
    id: 'drop-index',
    raises: [{ kind: 'dropIndex', table: users, index: 'ix', existing: null }],
    quiet: [
      { kind: 'dropIndex', table: users, index: 'ix', existing: null },
      { kind: 'dropTable', table: users, existing: null },
    ],
  },
  {
    id: 'drop-constraint',
    raises: [release('check', 'ck')],
    quiet: [release('check', 'ck'), constrain(check)],
  },
  {
    id: 'drop-not-null',
    raises: [alter({ nullable: false }, { nullable: true })],
    quiet: [alter({ nullable: true }, { nullable: false })],
  },
  {
    id: 'change-default',
    raises: [alter({ default: null }, { default: '1' })],
    quiet: [alter({ comment: null }, { comment: '1' })],
  },
  {
    id: 'foreign-key-index',
    databases: ['postgres', 'sqlite'],
    raises: [create([column('a')], { foreignKeys: [reference] })],
    quiet: [create([column('a')], { foreignKeys: [reference] }), build(['a', 'b'])],
  },
  {
    id: 'duplicate-index',
    raises: [build(['a', 'b']), { kind: 'createIndex', table: users, index: index('ix_a', ['a']) }],
    quiet: [build(['a', 'b']), { kind: 'createIndex', table: users, index: index('ix_b', ['b']) }],
  },
  { id: 'wide-index', raises: [build(['a', 'b', 'c', 'd'])], quiet: [build(['a', 'b', 'c'])] },
  {
    id: 'missing-primary-key',
    raises: [created],
    quiet: [
      create([column('a')], { primaryKey: { kind: 'primaryKey', name: null, columns: ['a'] } }),
    ],
  },
  {
    id: 'small-key',
    databases: servers,
    raises: [
      create([column('a', 'integer', { identity: { kind: 'increment' } })], {
        primaryKey: { kind: 'primaryKey', name: null, columns: ['a'] },
      }),
    ],
    quiet: [
      create([column('a', 'bigint', { identity: { kind: 'increment' } })], {
        primaryKey: { kind: 'primaryKey', name: null, columns: ['a'] },
      }),
    ],
  },
  {
    id: 'json-column',
    databases: postgres,
    raises: [add('b', 'json')],
    quiet: [add('b', 'jsonb')],
  },
  {
    id: 'timestamp-without-zone',
    databases: postgres,
    raises: [add('b', 'timestamp without time zone')],
    quiet: [add('b', 'timestamp with time zone')],
  },
  {
    id: 'fixed-text',
    databases: postgres,
    raises: [add('b', 'character(5)')],
    quiet: [add('b', 'character varying(5)')],
  },
  {
    id: 'long-name',
    databases: postgres,
    raises: [add('é'.repeat(32), 'integer')],
    quiet: [add('e'.repeat(63), 'integer')],
  },
  {
    id: 'raw-sql',
    raises: [run('CREATE TRIGGER t AFTER INSERT ON users EXECUTE FUNCTION f()')],
    quiet: [run('INSERT INTO users VALUES (1)')],
  },
];
