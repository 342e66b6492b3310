import { expect, test } from 'vitest';
import type { Operation } from '../../../src/operation/operation.ts';
import type { TableOperation } from '../../../src/operation/batch-alter-table.ts';
import type { Column, ColumnChange } from '../../../src/schema/column.ts';
import type { Constraint, ConstraintKind } from '../../../src/schema/constraint.ts';
import { check, primaryKey, unique } from '../../../src/schema/table-element.ts';
import { column, foreignKey, index, indexKey, table } from '../../support/build.ts';
import { openDatabase, servers } from './open-database.ts';

const name = { schema: null, name: 't' };

function add(added: Column, fill: string | null = null): TableOperation {
  return { kind: 'addColumn', table: name, column: added, fill };
}

function drop(dropped: string): TableOperation {
  return { kind: 'dropColumn', table: name, column: dropped, existing: null, fill: null };
}

function alter(altered: string, change: ColumnChange, fill: string | null = null): TableOperation {
  return {
    kind: 'alterColumn',
    table: name,
    column: altered,
    change,
    existing: {},
    fill,
    using: null,
  };
}

function rename(from: string, to: string): TableOperation {
  return { kind: 'renameColumn', table: name, from, to };
}

function constrain(constraint: Constraint): TableOperation {
  return { kind: 'createConstraint', table: name, constraint };
}

function release(
  constraintKind: ConstraintKind,
  constraint: string | null,
  existing: Constraint | null = null,
): TableOperation {
  return { kind: 'dropConstraint', table: name, constraintKind, name: constraint, existing };
}

function renameConstraint(
  constraintKind: ConstraintKind,
  from: string,
  to: string,
): TableOperation {
  return { kind: 'renameConstraint', table: name, constraintKind, from, to };
}

function batch(...operations: readonly TableOperation[]): Operation {
  return { kind: 'batchAlterTable', table: name, operations };
}

interface Case {
  readonly name: string;
  readonly on?: (typeof servers)[number];
  readonly create: readonly string[];
  readonly operations: readonly Operation[];
  readonly statements?: readonly string[];
  /** SHOW CREATE TABLE afterwards is that of this table. */
  readonly like?: string;
  readonly rows?: readonly (readonly unknown[])[];
}

const cases: readonly Case[] = [
  {
    name: 'a column is added at its default',
    create: ['CREATE TABLE t (id int)', 'INSERT INTO t VALUES (1)'],
    operations: [add(column('note', 'varchar(20)', { default: "'it''s'", comment: "it's" }))],
    statements: [
      "ALTER TABLE `t` ADD COLUMN `note` varchar(20) NOT NULL DEFAULT 'it''s' COMMENT 'it''s'",
    ],
    like: "CREATE TABLE t (id int, note varchar(20) NOT NULL DEFAULT 'it''s' COMMENT 'it''s')",
    rows: [[1, "it's"]],
  },
  {
    name: 'a NOT NULL column is added and its rows are filled',
    create: ['CREATE TABLE t (id int)', 'INSERT INTO t VALUES (1), (2)'],
    operations: [add(column('twice', 'int', { default: '9' }), 'id * 2')],
    statements: [
      'ALTER TABLE `t` ADD COLUMN `twice` int NULL',
      'UPDATE `t` SET `twice` = id * 2',
      'ALTER TABLE `t` MODIFY `twice` int NOT NULL DEFAULT 9',
    ],
    like: 'CREATE TABLE t (id int, twice int NOT NULL DEFAULT 9)',
    rows: [
      [1, 2],
      [2, 4],
    ],
  },
  {
    name: 'text and JSON columns get their defaults as the server takes them',
    create: ['CREATE TABLE t (id int)', 'INSERT INTO t VALUES (1), (2)'],
    operations: [
      batch(
        add(column('note', 'text', { default: "'x'" })),
        add(column('data', 'json', { default: "'{}'" })),
        add(column('token', 'varchar(36)', { default: '(uuid())' })),
        add(
          column('seen', 'datetime(6)', {
            default: 'CURRENT_TIMESTAMP(6)',
            onUpdate: 'CURRENT_TIMESTAMP(6)',
          }),
        ),
        add(column('day', 'date', { default: '(curdate())' })),
      ),
    ],
    like: `CREATE TABLE t (id int, note text NOT NULL DEFAULT ('x'), data json NOT NULL DEFAULT ('{}'),
      token varchar(36) NOT NULL DEFAULT (uuid()),
      seen datetime(6) NOT NULL DEFAULT CURRENT_TIMESTAMP(6) ON UPDATE CURRENT_TIMESTAMP(6),
      day date NOT NULL DEFAULT (curdate()))`,
  },
  {
    name: 'a column with a number of its own has an index until it gets a key',
    create: ['CREATE TABLE t (label varchar(5))', "INSERT INTO t VALUES ('a'), ('b')"],
    operations: [
      add(column('id', 'int', { identity: { kind: 'increment' } })),
      constrain(primaryKey(['id'])),
    ],
    statements: [
      'ALTER TABLE `t`\n  ADD COLUMN `id` int NOT NULL AUTO_INCREMENT,\n  ADD INDEX `limbeck_numbering` (`id`)',
      'ALTER TABLE `t`\n  ADD PRIMARY KEY (`id`),\n  DROP INDEX `limbeck_numbering`',
    ],
    rows: [
      ['a', 1],
      ['b', 2],
    ],
  },
  {
    name: 'a longer text keeps default, comment, collation and place',
    create: [
      `CREATE TABLE t (a varchar(50) COLLATE utf8mb4_bin NOT NULL DEFAULT 'x' COMMENT 'c', b int)`,
      "INSERT INTO t VALUES ('kept', 1)",
    ],
    operations: [alter('a', { type: 'varchar(100)' })],
    like: `CREATE TABLE t (a varchar(100) COLLATE utf8mb4_bin NOT NULL DEFAULT 'x' COMMENT 'c', b int)`,
    rows: [['kept', 1]],
  },
  {
    name: 'rows without a value are filled before the column becomes NOT NULL',
    create: ['CREATE TABLE t (id int, a int)', 'INSERT INTO t VALUES (1, NULL), (2, 5)'],
    operations: [alter('a', { nullable: false }, 'id + 10')],
    statements: [
      'UPDATE `t` SET `a` = id + 10 WHERE `a` IS NULL',
      'ALTER TABLE `t` MODIFY `a` int NOT NULL',
    ],
    rows: [
      [1, 11],
      [2, 5],
    ],
  },
  {
    name: 'rows are filled with a value of the type that is to come',
    create: ['CREATE TABLE t (a int)', 'INSERT INTO t VALUES (NULL), (5)'],
    operations: [alter('a', { type: 'varchar(10)', nullable: false }, "'none'")],
    rows: [['none'], ['5']],
    like: 'CREATE TABLE t (a varchar(10) NOT NULL)',
  },
  {
    name: 'a default alone is set and dropped without touching the column',
    create: ["CREATE TABLE t (a int NOT NULL DEFAULT 1, b varchar(5) DEFAULT 'x')"],
    operations: [alter('a', { default: '2' }), alter('b', { default: null })],
    statements: [
      'ALTER TABLE `t` ALTER COLUMN `a` SET DEFAULT 2',
      'ALTER TABLE `t` ALTER COLUMN `b` SET DEFAULT NULL',
    ],
    like: 'CREATE TABLE t (a int NOT NULL DEFAULT 2, b varchar(5) DEFAULT NULL)',
  },
  {
    name: 'a default of the current time is not kept as an expression',
    create: ['CREATE TABLE t (a datetime(3) NOT NULL)'],
    operations: [alter('a', { default: 'CURRENT_TIMESTAMP(3)' })],
    like: 'CREATE TABLE t (a datetime(3) NOT NULL DEFAULT CURRENT_TIMESTAMP(3))',
  },
  {
    name: 'a text column changes its default',
    create: ["CREATE TABLE t (a text NOT NULL DEFAULT ('x'))"],
    operations: [alter('a', { default: "'y'" })],
    like: "CREATE TABLE t (a text NOT NULL DEFAULT ('y'))",
  },
  {
    name: 'what is the same already takes no statement',
    create: ["CREATE TABLE t (a int NOT NULL DEFAULT 1 COMMENT 'c')"],
    operations: [alter('a', { type: 'int', default: '1', comment: 'c' })],
    statements: [],
  },
  {
    name: 'a batch is one statement',
    create: ['CREATE TABLE t (a int NOT NULL, b int, c int)', 'INSERT INTO t VALUES (1, 2, 3)'],
    operations: [
      batch(
        alter('a', { type: 'bigint' }),
        drop('b'),
        add(column('d', 'int', { default: '4' })),
        constrain(unique(['a', 'd'], { name: 'uq' })),
        constrain(check('a > 0', { name: 'ck' }) as Constraint),
      ),
    ],
    statements: [
      `ALTER TABLE \`t\`
  DROP COLUMN \`b\`,
  ADD COLUMN \`d\` int NOT NULL DEFAULT 4,
  ADD UNIQUE INDEX \`uq\` (\`a\`, \`d\`),
  ADD CONSTRAINT \`ck\` CHECK (a > 0),
  MODIFY \`a\` bigint NOT NULL`,
    ],
    rows: [['1', 3, 4]],
  },
  {
    name: 'a column that a batch renames and alters is changed once',
    create: ["CREATE TABLE t (a varchar(10) NOT NULL DEFAULT 'x')", "INSERT INTO t VALUES ('v')"],
    operations: [
      batch(
        rename('a', 'b'),
        alter('b', { type: 'varchar(20)' }),
        constrain(unique(['b'], { name: 'uq' })),
      ),
    ],
    statements: [
      "ALTER TABLE `t`\n  ADD UNIQUE INDEX `uq` (`b`),\n  CHANGE `a` `b` varchar(20) NOT NULL DEFAULT 'x'",
    ],
    rows: [['v']],
  },
  {
    name: 'two columns change names',
    create: ['CREATE TABLE t (a int, b int)', 'INSERT INTO t VALUES (1, 2)'],
    operations: [batch(rename('a', 'x'), rename('b', 'a'), rename('x', 'b'))],
    like: 'CREATE TABLE t (b int, a int)',
    rows: [[1, 2]],
  },
  {
    name: 'a column that a check names is renamed',
    create: [
      'CREATE TABLE t (a int, b int, CONSTRAINT ck CHECK (a > b and b in (1, 2)))',
      'INSERT INTO t VALUES (3, 2)',
    ],
    operations: [rename('a', 'z')],
    like: 'CREATE TABLE t (z int, b int, CONSTRAINT ck CHECK (z > b and b in (1, 2)))',
    rows: [[3, 2]],
  },
  {
    name: 'a column that defaults and computed columns name is renamed',
    create: [
      `CREATE TABLE t (a int, b int, v int AS (a + b) VIRTUAL, s int AS (a + 2) STORED,
         d int NOT NULL DEFAULT (a + 3))`,
      'INSERT INTO t (a, b) VALUES (1, 2)',
    ],
    operations: [batch(rename('a', 'z'), alter('d', { nullable: true }))],
    like: `CREATE TABLE t (z int, b int, v int AS (z + b) VIRTUAL, s int AS (z + 2) STORED,
             d int NULL DEFAULT (z + 3))`,
    rows: [[1, 2, 3, 3, 4]],
  },
  {
    name: 'a column that an indexed expression names is renamed',
    on: 'mysql',
    create: ['CREATE TABLE t (a int, b int, KEY ix ((a + b), a))'],
    operations: [rename('a', 'z')],
    like: 'CREATE TABLE t (z int, b int, KEY ix ((z + b), z))',
  },
  {
    name: 'a check inside a column survives an alteration of the column',
    create: ['CREATE TABLE t (a int CHECK (a > 0), b int)', 'INSERT INTO t VALUES (1, 2)'],
    operations: [alter('a', { type: 'bigint' })],
    like: 'CREATE TABLE t (a bigint CHECK (a > 0), b int)',
  },
  {
    name: 'a check inside a column is dropped by its name',
    on: 'mariadb',
    create: ["CREATE TABLE t (a int NOT NULL DEFAULT 5 COMMENT 'c' CHECK (a > 0))"],
    operations: [release('check', 'a')],
    like: "CREATE TABLE t (a int NOT NULL DEFAULT 5 COMMENT 'c')",
  },
  {
    name: 'a check without a name is found by what it says',
    create: ['CREATE TABLE t (a int, b int, CHECK (a > b))'],
    operations: [release('check', null, check('a > b') as Constraint)],
    like: 'CREATE TABLE t (a int, b int)',
  },
  {
    name: 'JSON stays JSON when something else about it changes',
    create: ['CREATE TABLE t (a json NOT NULL)', `INSERT INTO t VALUES ('{"k":1}')`],
    operations: [alter('a', { nullable: true, comment: 'c' })],
    like: "CREATE TABLE t (a json NULL COMMENT 'c')",
  },
  {
    name: 'a stored column becomes one computed on read, in its place, and keeps its index',
    create: [
      'CREATE TABLE t (a int, s int AS (a * 2) STORED, b int, KEY ix (s))',
      'INSERT INTO t (a, b) VALUES (1, 2)',
    ],
    operations: [alter('s', { generated: { expression: '`a` * 3', stored: false } })],
    like: 'CREATE TABLE t (a int, s int AS (a * 3) VIRTUAL, b int, KEY ix (s))',
    rows: [[1, 3, 2]],
  },
  {
    name: 'a computed column becomes a plain one and keeps its values',
    create: [
      'CREATE TABLE t (v int AS (a * 2) VIRTUAL, a int, s int AS (a * 3) STORED)',
      'INSERT INTO t (a) VALUES (1)',
    ],
    operations: [batch(alter('v', { generated: null }), alter('s', { generated: null }))],
    like: 'CREATE TABLE t (v int, a int, s int)',
    rows: [[2, 1, 3]],
  },
  {
    name: 'a plain column becomes computed',
    create: ['CREATE TABLE t (a int, s int, v int)', 'INSERT INTO t VALUES (1, 0, 0)'],
    operations: [
      alter('s', { generated: { expression: '`a` + 1', stored: true } }),
      alter('v', { generated: { expression: '`a` + 2', stored: false } }),
    ],
    like: 'CREATE TABLE t (a int, s int AS (a + 1) STORED, v int AS (a + 2) VIRTUAL)',
    rows: [[1, 2, 3]],
  },
  {
    name: 'values of an enumeration are added and one column keeps its rows',
    create: ["CREATE TABLE t (a enum('x','y') NOT NULL DEFAULT 'x')", "INSERT INTO t VALUES ('y')"],
    operations: [alter('a', { type: "enum('x','z','y')", enumValues: ['x', 'z', 'y'] })],
    like: "CREATE TABLE t (a enum('x','z','y') NOT NULL DEFAULT 'x')",
    rows: [['y']],
  },
  {
    name: 'the primary key goes before the numbering that needs one',
    create: [
      'CREATE TABLE t (id int NOT NULL AUTO_INCREMENT PRIMARY KEY)',
      'INSERT INTO t VALUES (7)',
    ],
    operations: [release('primaryKey', null), alter('id', { identity: null })],
    like: 'CREATE TABLE t (id int NOT NULL)',
    rows: [[7]],
  },
  {
    name: 'the primary key gets a second column and the numbering stays',
    create: ['CREATE TABLE t (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, b int NOT NULL)'],
    operations: [batch(release('primaryKey', null), constrain(primaryKey(['id', 'b'])))],
    like: 'CREATE TABLE t (id int NOT NULL AUTO_INCREMENT, b int NOT NULL, PRIMARY KEY (id, b))',
  },
  {
    name: 'a numbered column stops and starts numbering',
    create: [
      'CREATE TABLE t (id int NOT NULL AUTO_INCREMENT PRIMARY KEY)',
      'INSERT INTO t VALUES (4)',
    ],
    operations: [alter('id', { identity: null }), alter('id', { identity: { kind: 'increment' } })],
    like: 'CREATE TABLE t (id int NOT NULL AUTO_INCREMENT PRIMARY KEY)',
    rows: [[4]],
  },
  {
    name: 'a foreign key goes with the index that came with it',
    create: [
      'CREATE TABLE p (id int PRIMARY KEY)',
      'CREATE TABLE t (a int, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))',
    ],
    operations: [release('foreignKey', 'fk')],
    like: 'CREATE TABLE t (a int)',
  },
  {
    name: 'a foreign key goes without the index that somebody else made',
    create: [
      'CREATE TABLE p (id int PRIMARY KEY)',
      'CREATE TABLE t (a int, KEY own (a), CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))',
    ],
    operations: [release('foreignKey', 'fk')],
    like: 'CREATE TABLE t (a int, KEY own (a))',
  },
  {
    name: 'the index of a foreign key passes to another one that needs it',
    create: [
      'CREATE TABLE p (id int PRIMARY KEY)',
      `CREATE TABLE t (a int, CONSTRAINT fk1 FOREIGN KEY (a) REFERENCES p (id),
         CONSTRAINT fk2 FOREIGN KEY (a) REFERENCES p (id))`,
    ],
    operations: [release('foreignKey', 'fk1')],
    like: 'CREATE TABLE t (a int, CONSTRAINT fk2 FOREIGN KEY (a) REFERENCES p (id))',
  },
  {
    name: 'a foreign key without a name is found by its columns',
    create: [
      'CREATE TABLE p (id int PRIMARY KEY)',
      'CREATE TABLE t (a int, FOREIGN KEY (a) REFERENCES p (id))',
    ],
    operations: [release('foreignKey', null, foreignKey(null, ['a'], 'p', ['id']))],
    like: 'CREATE TABLE t (a int)',
  },
  {
    name: 'a foreign key is dropped and created under its name in one batch',
    create: [
      'CREATE TABLE p (id int PRIMARY KEY)',
      'CREATE TABLE t (a int, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE)',
    ],
    operations: [
      batch(
        release('foreignKey', 'fk'),
        constrain(foreignKey('fk', ['a'], 'p', ['id'], { onDelete: 'SET NULL' })),
      ),
    ],
    like: `CREATE TABLE t (a int, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id)
             ON DELETE SET NULL ON UPDATE NO ACTION)`,
  },
  {
    name: 'constraints get other names',
    create: [
      'CREATE TABLE p (id int PRIMARY KEY)',
      `CREATE TABLE t (a int, b int, UNIQUE KEY uq (b), CONSTRAINT ck CHECK (b > 0),
         CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE)`,
    ],
    operations: [
      renameConstraint('unique', 'uq', 'uq2'),
      renameConstraint('check', 'ck', 'ck2'),
      renameConstraint('foreignKey', 'fk', 'fk2'),
      renameConstraint('primaryKey', 'pk', 'pk2'),
    ],
    like: `CREATE TABLE t (a int, b int, UNIQUE KEY uq2 (b), CONSTRAINT ck2 CHECK (b > 0),
             CONSTRAINT fk2 FOREIGN KEY (a) REFERENCES p (id) ON DELETE CASCADE ON UPDATE CASCADE)`,
  },
  {
    name: 'an index that a foreign key leans on leaves one behind for it',
    create: [
      'CREATE TABLE p (id int PRIMARY KEY)',
      'CREATE TABLE t (a int, b int, KEY ix (a, b), CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))',
    ],
    operations: [{ kind: 'dropIndex', table: name, index: 'ix', existing: null }],
    like: 'CREATE TABLE t (a int, b int, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))',
  },
  {
    name: 'an index takes the place of the one a foreign key brought along',
    create: [
      'CREATE TABLE p (id int PRIMARY KEY)',
      'CREATE TABLE t (a int, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))',
    ],
    operations: [
      { kind: 'createIndex', table: name, index: index('ix', ['a']) },
      { kind: 'renameIndex', table: name, from: 'ix', to: 'own' },
    ],
    like: 'CREATE TABLE t (a int, KEY own (a), CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))',
  },
  {
    name: 'an index goes and comes back over a foreign key that leans on it',
    create: [
      'CREATE TABLE p (id int PRIMARY KEY)',
      'CREATE TABLE t (a int, UNIQUE KEY uq (a), CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))',
    ],
    operations: [
      { kind: 'dropIndex', table: name, index: 'uq', existing: null },
      constrain(unique(['a'], { name: 'uq' })),
      { kind: 'dropIndex', table: name, index: 'uq', existing: null },
      { kind: 'createIndex', table: name, index: index('uq', ['a'], { unique: true }) },
    ],
    like: 'CREATE TABLE t (a int, UNIQUE KEY uq (a), CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))',
  },
  {
    name: 'indexes of every kind',
    create: ['CREATE TABLE t (a int, b text, g point NOT NULL)'],
    operations: [
      {
        kind: 'createIndex',
        table: name,
        index: index('ix_long', [], {
          keys: [indexKey('b', { length: 10 }), indexKey('a', { descending: true })],
          comment: "it's",
        }),
      },
      { kind: 'createIndex', table: name, index: index('ix_words', ['b'], { method: 'fulltext' }) },
      { kind: 'createIndex', table: name, index: index('ix_place', ['g'], { method: 'spatial' }) },
      { kind: 'createIndex', table: name, index: index('ix_one', ['a'], { unique: true }) },
    ],
    like: `CREATE TABLE t (a int, b text, g point NOT NULL, UNIQUE KEY ix_one (a),
             KEY ix_long (b(10), a DESC) COMMENT 'it''s', SPATIAL KEY ix_place (g), FULLTEXT KEY ix_words (b))`,
  },
  {
    name: 'an index on an expression',
    on: 'mysql',
    create: ['CREATE TABLE t (a varchar(10))'],
    operations: [
      {
        kind: 'createIndex',
        table: name,
        index: index('ix', [], { keys: [indexKey("concat(`a`,'it''s')", { kind: 'expression' })] }),
      },
    ],
    like: "CREATE TABLE t (a varchar(10), KEY ix ((concat(a, 'it''s'))))",
  },
  {
    name: 'a unique constraint without a name is found by its columns',
    create: ['CREATE TABLE t (a int, b int, UNIQUE KEY odd (a, b), UNIQUE KEY other (b, a))'],
    operations: [release('unique', null, unique(['a', 'b']))],
    like: 'CREATE TABLE t (a int, b int, UNIQUE KEY other (b, a))',
  },
  {
    name: 'a unique constraint that the database named goes and comes',
    create: ['CREATE TABLE t (a int, b int, UNIQUE (a, b))'],
    operations: [release('unique', null, unique(['a', 'b'])), constrain(unique(['a', 'b']))],
    statements: [
      'ALTER TABLE `t` DROP INDEX `a`',
      'ALTER TABLE `t` ADD UNIQUE INDEX `a` (`a`, `b`)',
    ],
  },
  {
    name: 'a unique constraint that a foreign key leans on leaves an index behind for it',
    create: [
      'CREATE TABLE p (id int PRIMARY KEY)',
      'CREATE TABLE t (a int, UNIQUE KEY uq (a), CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))',
    ],
    operations: [release('unique', 'uq', unique(['a'], { name: 'uq' }))],
    like: 'CREATE TABLE t (a int, CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))',
  },
  {
    name: 'a primary key that a foreign key leans on serves it',
    create: [
      'CREATE TABLE p (id int PRIMARY KEY)',
      'CREATE TABLE t (a int PRIMARY KEY, KEY ix (a), CONSTRAINT fk FOREIGN KEY (a) REFERENCES p (id))',
    ],
    operations: [{ kind: 'dropIndex', table: name, index: 'ix', existing: null }],
    statements: ['ALTER TABLE `t` DROP INDEX `ix`'],
  },
  {
    name: 'a column makes way for another of its name',
    create: ['CREATE TABLE t (id int, a int)', 'INSERT INTO t VALUES (1, 5)'],
    operations: [batch(drop('a'), add(column('a', 'varchar(9)'), "concat('n', id)"))],
    like: 'CREATE TABLE t (id int, a varchar(9) NOT NULL)',
    rows: [[1, 'n1']],
  },
  {
    name: 'a numbered column joins a table that has a primary key',
    create: ['CREATE TABLE t (a int PRIMARY KEY)', 'INSERT INTO t VALUES (5)'],
    operations: [
      add(column('n', 'int', { identity: { kind: 'increment' } })),
      { kind: 'createIndex', table: name, index: index('ix', ['n']) },
    ],
    like: 'CREATE TABLE t (a int PRIMARY KEY, n int NOT NULL AUTO_INCREMENT, KEY ix (n))',
    rows: [[5, 1]],
  },
  {
    name: 'a numbered column replaces the primary key',
    create: ['CREATE TABLE t (a int PRIMARY KEY)', 'INSERT INTO t VALUES (5)'],
    operations: [
      batch(
        release('primaryKey', null),
        drop('a'),
        add(column('n', 'int', { identity: { kind: 'increment' } })),
        constrain(primaryKey(['n'])),
      ),
    ],
    like: 'CREATE TABLE t (n int NOT NULL AUTO_INCREMENT PRIMARY KEY)',
    rows: [[1]],
  },
  {
    name: 'the primary key goes with its numbered column',
    create: ['CREATE TABLE t (id int NOT NULL AUTO_INCREMENT PRIMARY KEY, a int)'],
    operations: [batch(release('primaryKey', null), drop('id'))],
    like: 'CREATE TABLE t (a int)',
  },
  {
    name: 'a numbered column keeps numbering while another key leads with it',
    create: ['CREATE TABLE t (id int NOT NULL AUTO_INCREMENT, KEY ix (id), PRIMARY KEY (id))'],
    operations: [release('primaryKey', null)],
    like: 'CREATE TABLE t (id int NOT NULL AUTO_INCREMENT, KEY ix (id))',
  },
  {
    name: 'comments of a table',
    create: ['CREATE TABLE t (a int)'],
    operations: [{ kind: 'alterTableComment', table: name, from: null, to: 'it\'s \\ "x"' }],
    like: "CREATE TABLE t (a int) COMMENT='it''s \\\\ \"x\"'",
  },
];

const onServers = servers.flatMap((server) =>
  cases.filter(({ on = server }) => on === server).map((each) => ({ server, ...each })),
);

test.each(onServers)('on $server: $name', async (each) => {
  await using database = await openDatabase(each.server);
  await database.run(...each.create);
  const statements = await database.apply(...each.operations);
  if (each.statements !== undefined) expect(statements).toEqual(each.statements);
  if (each.rows !== undefined) expect(await database.rows('SELECT * FROM t')).toEqual(each.rows);
  if (each.like === undefined) return;
  const altered = await definition();
  await database.run('DROP TABLE t', each.like);
  expect(altered).toBe(await definition());

  async function definition(): Promise<string> {
    const [row] = await database.rows('SHOW CREATE TABLE t');
    return String(row?.[1]).replace(/ AUTO_INCREMENT=\d+/, '');
  }
});

test.each(servers)('on %s a table comes back with all that belonged to it', async (server) => {
  await using database = await openDatabase(server);
  await database.run(
    'CREATE TABLE p (id int PRIMARY KEY)',
    `CREATE TABLE t (
       id bigint unsigned NOT NULL AUTO_INCREMENT PRIMARY KEY,
       \`odd \`\`name\` varchar(20) CHARACTER SET latin1 COLLATE latin1_bin DEFAULT 'it''s \\\\' COMMENT 'c',
       p_id int, n int, twice int AS (n * 2) STORED, note text,
       UNIQUE KEY uq (twice), FULLTEXT KEY words (note),
       CONSTRAINT fk FOREIGN KEY (p_id) REFERENCES p (id) ON DELETE SET NULL,
       CONSTRAINT ck CHECK (n > 0)
     ) COMMENT='it''s' COLLATE=utf8mb4_bin`,
    "CREATE TRIGGER first BEFORE INSERT ON t FOR EACH ROW SET NEW.note = concat('it''s \\\\', NEW.note)",
    'CREATE TRIGGER second BEFORE INSERT ON t FOR EACH ROW SET NEW.n = NEW.n + 1',
  );
  const before = await database.readTable('t');
  await database.apply({ kind: 'dropTable', table: name, existing: before });
  expect(await database.dialect.hasTable(database.db, name)).toBe(false);
  await database.apply({ kind: 'createTable', table: before });
  expect(await database.dialect.hasTable(database.db, name)).toBe(true);
  expect(await database.readTable('t')).toEqual(before);
  expect(before.triggers.map((trigger) => trigger.name)).toEqual(['first', 'second']);
});

test.each(servers)('on %s views are created, replaced and dropped', async (server) => {
  await using database = await openDatabase(server);
  await database.run('CREATE TABLE t (a int)');
  const view = { schema: null, name: 'v', materialized: false, indexes: [], comment: null };
  const first = { ...view, definition: "select a, 'it''s' as b from t" };
  const second = { ...view, definition: 'select a from t' };
  await database.apply({ kind: 'createView', view: first });
  await database.apply({ kind: 'replaceView', from: first, to: second });
  expect((await database.read()).views).toMatchObject([
    { name: 'v', definition: 'select `t`.`a` AS `a` from `t`' },
  ]);
  await database.apply({ kind: 'dropView', view: second });
  expect((await database.read()).views).toEqual([]);
});

test.each(servers)('on %s a table is renamed and moves to another database', async (server) => {
  await using database = await openDatabase(server);
  await using other = await openDatabase(server);
  await database.run('CREATE TABLE t (a int)', 'INSERT INTO t VALUES (1)');
  const to = { schema: other.dialect.defaultSchema, name: 'moved' };
  await database.apply({ kind: 'renameTable', from: name, to });
  expect(await other.rows('SELECT * FROM moved')).toEqual([[1]]);
  const both = await database.dialect.introspect(database.db, { schemas: [to.schema ?? ''] });
  expect(both.tables).toMatchObject([to]);
});

test.each(servers)('on %s what an operation leaves out has to be given offline', async (server) => {
  await using database = await openDatabase(server);
  const { dialect } = database;
  const operation = alter('a', { nullable: false });
  await expect(dialect.statements(operation, null)).rejects.toMatchObject({
    code: 'OPERATION_UNSUPPORTED',
  });
  const described: Operation = {
    ...operation,
    existing: { type: 'varchar(5)', nullable: true, default: "'x'" },
  } as Operation;
  expect(await dialect.statements(described, null)).toEqual([
    "ALTER TABLE `t` MODIFY `a` varchar(5) NOT NULL DEFAULT 'x'",
  ]);
  expect(await dialect.statements(release('foreignKey', 'fk'), null)).toEqual([
    'ALTER TABLE `t` DROP FOREIGN KEY `fk`',
  ]);
});

test.each(servers)(
  'on %s what other databases have types for takes no statement',
  async (server) => {
    await using database = await openDatabase(server);
    const enumType = { schema: null, name: 'role', values: ['a'] };
    const { dialect, db } = database;
    expect(await dialect.statements({ kind: 'createEnum', enumType }, db)).toEqual([]);
    expect(await dialect.statements({ kind: 'dropEnum', enumType }, db)).toEqual([]);
    const rename: Operation = { kind: 'renameEnum', from: enumType, to: enumType };
    expect(await dialect.statements(rename, db)).toEqual([]);
    const execute: Operation = { kind: 'execute', statement: 'SELECT 1', parameters: [] };
    expect(await dialect.statements(execute, db)).toEqual(['SELECT 1']);
  },
);

test.each(servers)(
  'on %s a table of its own kind is created as it is described',
  async (server) => {
    await using database = await openDatabase(server);
    const created = table('t', [column('a', 'varchar(5)', { nullable: true })], {
      options: { engine: 'MyISAM', charset: 'latin1', collation: 'latin1_bin' },
      uniques: [unique(['a'], { name: 'uq' })],
    });
    await database.apply({ kind: 'createTable', table: created });
    expect(await database.readTable('t')).toEqual({
      ...created,
      uniques: [],
      indexes: [index('uq', ['a'], { unique: true })],
    });
  },
);

test.each(servers)('%s refuses what it cannot do', async (server) => {
  await using database = await openDatabase(server);
  const { dialect } = database;
  const sequence = {
    schema: null,
    name: 's',
    type: 'bigint',
    start: '1',
    increment: '1',
    minimum: '1',
    maximum: '9',
    cache: '1',
    cycle: false,
    ownedBy: null,
  };
  const operations: readonly Operation[] = [
    { kind: 'dropSequence', sequence },
    {
      kind: 'alterEnum',
      recreate: false,
      columns: null,
      from: { schema: null, name: 'e', values: [] },
      to: { schema: null, name: 'e', values: [] },
    },
    constrain({ kind: 'exclusion', name: 'x', expression: 'y', deferrable: null }),
    release('exclusion', 'x'),
    renameConstraint('foreignKey', 'no_such_key', 'other'),
    constrain(unique(['a'], { nullsNotDistinct: true })),
    {
      kind: 'createView',
      view: {
        schema: null,
        name: 'v',
        definition: '',
        materialized: true,
        indexes: [],
        comment: null,
      },
    },
    ...(server === 'mariadb'
      ? [
          {
            kind: 'createTable',
            table: table('t', [column('a', 'int')], {
              indexes: [index('ix', [], { keys: [indexKey('a + 1', { kind: 'expression' })] })],
            }),
          } as const,
        ]
      : []),
  ];
  for (const operation of operations) {
    await expect(dialect.statements(operation, database.db)).rejects.toMatchObject({
      code: 'OPERATION_UNSUPPORTED',
    });
  }
});
