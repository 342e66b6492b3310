import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import type { Project } from '../../src/command/project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { fingerprint } from '../support/fingerprint.ts';
import {
  createTestDatabase,
  serverNames,
  type ServerName,
  type TestDatabase,
} from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import { entity, type Entity } from './case.ts';

/** Something that no entity can declare, and a part of the lines by which the catalog shows it. */
interface Peculiarity {
  readonly name: string;
  readonly sql: readonly string[];
  readonly shows: RegExp;
  readonly servers: readonly ServerName[];
  /** What a comparison calls it; null for what it does not look at. */
  readonly reported: string | null;
}

const everywhere = serverNames;
const mysqls: readonly ServerName[] = ['mysql', 'mariadb'];

const peculiarities: readonly Peculiarity[] = [
  {
    name: 'an index with a descending key',
    sql: ['CREATE INDEX ix_odd ON things (name DESC)'],
    shows: /ix_odd.*DESC|ix_odd: name DESC/i,
    servers: everywhere,
    reported: 'index ix_odd on things',
  },
  {
    name: 'an index on an expression',
    sql: ['CREATE INDEX ix_odd ON things ((lower(name)))'],
    shows: /ix_odd.*lower\(|lower\(/i,
    servers: ['sqlite', 'postgres', 'mysql'],
    reported: 'index ix_odd on things',
  },
  {
    name: 'an index that puts NULLs first',
    sql: ['CREATE INDEX ix_odd ON things (name NULLS FIRST)'],
    shows: /ix_odd.*NULLS FIRST/,
    servers: ['postgres'],
    reported: 'index ix_odd on things',
  },
  {
    name: 'an index with included columns',
    sql: ['CREATE INDEX ix_odd ON things (name) INCLUDE (size)'],
    shows: /ix_odd.*INCLUDE \(size\)/,
    servers: ['postgres'],
    reported: 'index ix_odd on things',
  },
  {
    name: 'an index with an operator class',
    sql: ['CREATE INDEX ix_odd ON things (name varchar_pattern_ops)'],
    shows: /ix_odd.*varchar_pattern_ops/,
    servers: ['postgres'],
    reported: 'index ix_odd on things',
  },
  {
    name: 'an index on the first characters',
    sql: ['CREATE INDEX ix_odd ON things (name(10))'],
    shows: /ix_odd.*name`\(10\)/,
    servers: mysqls,
    reported: 'index ix_odd on things',
  },
  {
    name: 'an index that the optimizer overlooks',
    sql: ['CREATE INDEX ix_odd ON things (name) INVISIBLE'],
    shows: /ix_odd.*INVISIBLE/,
    servers: ['mysql'],
    reported: 'index ix_odd on things',
  },
  {
    name: 'an index that is ignored',
    sql: ['CREATE INDEX ix_odd ON things (name) IGNORED'],
    shows: /ix_odd.*IGNORED/,
    servers: ['mariadb'],
    reported: 'index ix_odd on things',
  },
  {
    name: 'an index with a collation of its own',
    sql: ['CREATE INDEX ix_odd ON things (name COLLATE NOCASE)'],
    shows: /name COLLATE NOCASE/,
    servers: ['sqlite'],
    reported: 'index ix_odd on things',
  },
  {
    name: 'a trigger',
    sql: [
      `CREATE TRIGGER odd AFTER INSERT ON things FOR EACH ROW BEGIN DELETE FROM things WHERE size = 99; END`,
    ],
    shows: /trigger odd/,
    servers: ['sqlite', 'mysql', 'mariadb'],
    reported: 'trigger odd on things',
  },
  {
    name: 'a trigger with a function',
    sql: [
      'CREATE FUNCTION odd() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN NEW; END $$',
      'CREATE TRIGGER odd BEFORE UPDATE ON things FOR EACH ROW EXECUTE FUNCTION odd()',
    ],
    shows: /trigger CREATE TRIGGER odd/,
    servers: ['postgres'],
    reported: 'trigger odd on things',
  },
  {
    name: 'a policy',
    sql: [
      'ALTER TABLE things ENABLE ROW LEVEL SECURITY',
      'CREATE POLICY odd ON things USING (size > 0)',
    ],
    shows: /policy things odd/,
    servers: ['postgres'],
    reported: 'policy odd on things',
  },
  {
    name: 'a rule',
    sql: ['CREATE RULE odd AS ON DELETE TO things DO INSTEAD NOTHING'],
    shows: /rule CREATE RULE odd/,
    servers: ['postgres'],
    reported: 'rule odd on things',
  },
  {
    name: 'a check that was not validated',
    sql: ['ALTER TABLE things ADD CONSTRAINT odd CHECK (size > 0) NOT VALID'],
    shows: /odd CHECK .* NOT VALID/,
    servers: ['postgres'],
    reported: 'check odd on things',
  },
  {
    name: 'a check that is not inherited',
    sql: ['ALTER TABLE things ADD CONSTRAINT odd CHECK (size > 0) NO INHERIT'],
    shows: /odd CHECK .* NO INHERIT/,
    servers: ['postgres'],
    reported: 'check odd on things',
  },
  {
    name: 'a check that is not enforced',
    sql: ['ALTER TABLE things ADD CONSTRAINT odd CHECK (size > 0) NOT ENFORCED'],
    shows: /odd` CHECK .*NOT ENFORCED/,
    servers: ['mysql'],
    reported: 'check odd on things',
  },
  {
    name: 'a partitioned table (trap 53)',
    sql: [
      'CREATE TABLE odd (id int PRIMARY KEY) PARTITION BY RANGE (id)',
      'CREATE TABLE odd_low PARTITION OF odd FOR VALUES FROM (0) TO (10)',
    ],
    shows: /inherits odd_low odd/,
    servers: ['postgres'],
    reported: 'odd',
  },
  {
    name: 'a partitioned table of its own engine',
    sql: ['CREATE TABLE odd (id int PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 4'],
    shows: /PARTITION BY HASH/,
    servers: mysqls,
    reported: 'odd',
  },
  {
    name: 'a table that inherits',
    sql: ['CREATE TABLE odd () INHERITS (things)'],
    shows: /inherits odd things/,
    servers: ['postgres'],
    reported: 'odd',
  },
  {
    name: 'a domain (trap 53)',
    sql: ['CREATE DOMAIN odd AS int CHECK (VALUE > 0)', 'ALTER TABLE things ALTER size TYPE odd'],
    shows: /column things\.size odd/,
    servers: ['postgres'],
    reported: null,
  },
];

const before: Entity = entity('things', {
  name: { type: String, length: 40 },
  size: { type: Number, nullable: true },
  gone: { type: Number, nullable: true },
});
const after: Entity = entity('things', {
  name: { type: String, length: 80 },
  size: { type: Number, nullable: true },
  added: { type: String, length: 10, default: 'x' },
});

async function withEntity(
  { options }: TestDatabase,
  own: Entity,
  migrations: string,
  work: (project: Project) => Promise<void>,
): Promise<void> {
  const project = await openProject({
    dataSource: { ...options, entities: [new EntitySchema(own)] },
    migrations,
  });
  try {
    await work(project);
  } finally {
    await project.close();
  }
}

describe.each(serverNames)('beyond what entities can declare, on %s', (server) => {
  test.each(peculiarities.filter(({ servers }) => servers.includes(server)))(
    '$name is reported, and stays while its table changes',
    async ({ sql, shows, reported }) => {
      await using database = await createTestDatabase(server);
      const { db } = database;
      const isShown = async () => (await fingerprint(server, db)).some((line) => shows.test(line));
      await withFolder(async (migrations) => {
        await withEntity(database, before, migrations, async (project) => {
          await revision(project, { message: 'start', autogenerate: true });
          await upgrade(project);
        });
        await db.query("INSERT INTO things (name, size) VALUES ('a', 1)");
        for (const statement of sql) await db.query(statement);
        expect(await isShown()).toBe(true);
        const start = await fingerprint(server, db);

        await withEntity(database, after, migrations, async (project) => {
          const { undeclared, operations, text } = await revision(project, {
            message: 'edit',
            autogenerate: true,
          });
          const odd = undeclared.filter(({ reason }) => reason === 'inexpressible');
          if (reported !== null) {
            expect(odd.map(({ name }) => name)).toContain(reported);
            if (reported.endsWith(' on things')) expect(text).toContain(` *   ${reported}\n`);
          }
          expect(JSON.stringify(operations)).not.toContain('ix_odd');
          await upgrade(project);
          expect(await isShown()).toBe(true);
          expect((await compare(project)).operations).toEqual([]);
          await downgrade(project, '-1');
        });
        expect(await fingerprint(server, db)).toEqual(start);
        expect(await db.query('SELECT name, size FROM things')).toEqual([{ name: 'a', size: 1 }]);
      });
    },
  );
});
