import { EntitySchema } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import type { Config } from '../../src/config/config.ts';
import { normalizeConfig } from '../../src/config/normalize-config.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { createTestDatabase, serverNames, type ServerName } from '../support/server.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { entity, type Entity } from './case.ts';

/** Something that is left alone and leans on what no entity declares any more. */
const cases: readonly {
  readonly name: string;
  readonly sql: readonly string[];
  readonly config: Partial<Config>;
  /** What stays for it: the thing, and what leans on it. */
  readonly needed: readonly (readonly [name: string, neededBy: string])[];
  /** Default all four. */
  readonly databases?: readonly ServerName[];
}[] = [
  {
    name: 'a table that includeName declines keeps the one its foreign key refers to',
    sql: [
      'CREATE TABLE theirs (id int PRIMARY KEY, gone_id int NOT NULL, CONSTRAINT fk_theirs FOREIGN KEY (gone_id) REFERENCES gone (id))',
    ],
    config: { includeName: (name) => name !== 'theirs' },
    needed: [['gone', 'theirs']],
  },
  {
    name: 'a table that is kept by name does so too',
    sql: [
      'CREATE TABLE theirs (id int PRIMARY KEY, gone_id int NOT NULL, CONSTRAINT fk_theirs FOREIGN KEY (gone_id) REFERENCES gone (id))',
    ],
    config: { keep: ['theirs'] },
    needed: [['gone', 'theirs']],
  },
  {
    name: 'a view keeps the table it reads',
    sql: ['CREATE VIEW theirs AS SELECT id FROM gone'],
    config: { unmanaged: { view: 'ignore' } },
    needed: [['gone', 'view theirs']],
  },
  {
    name: 'a view keeps the column it reads',
    sql: ['CREATE VIEW theirs AS SELECT code FROM things'],
    config: { includeName: (name) => name !== 'theirs' },
    needed: [['things.code', 'view theirs']],
  },
  {
    name: 'an index keeps its column',
    sql: ['CREATE INDEX ix_theirs ON things (code)'],
    config: { unmanaged: { index: 'report' } },
    needed: [['things.code', 'index ix_theirs on things']],
  },
  {
    name: 'an index that no entity could declare keeps its column',
    sql: ['CREATE INDEX ix_theirs ON things (code DESC)'],
    config: {},
    needed: [['things.code', 'index ix_theirs on things']],
  },
  {
    name: 'a table in a schema that no entity is in keeps the one its foreign key refers to',
    sql: [
      'CREATE SCHEMA theirs',
      'CREATE TABLE theirs.t (id int PRIMARY KEY, gone_id int NOT NULL CONSTRAINT fk_theirs REFERENCES gone (id))',
    ],
    config: {},
    needed: [['gone', 'theirs.t']],
    databases: ['postgres'],
  },
  {
    name: 'a view in a schema that no entity is in keeps the column it reads',
    sql: ['CREATE SCHEMA theirs', 'CREATE VIEW theirs.v AS SELECT code FROM public.things'],
    config: {},
    needed: [['things.code', 'view theirs.v']],
    databases: ['postgres'],
  },
];

const before: readonly Entity[] = [
  entity('things', { code: { type: Number, nullable: true } }),
  entity('gone'),
];
const after: readonly Entity[] = [entity('things', { added: { type: Number, nullable: true } })];

describe.each(serverNames)('what is left alone, on %s', (server) => {
  test.each(cases.filter(({ databases }) => databases?.includes(server) ?? true))(
    '$name',
    async ({ sql, config, needed }) => {
      await using database = await createTestDatabase(server);
      const { db } = database;
      const directory = temporaryProject({});
      const open = async (entities: readonly Entity[]) => {
        const own = entities.map((each) => new EntitySchema(each));
        const dataSource = { ...database.options, entities: own };
        const project = await openProject({ dataSource, migrations: directory });
        return {
          ...project,
          config: normalizeConfig({ dataSource, ...config }, 'x.ts', directory),
        };
      };
      const first = await open(before);
      await revision(first, { message: 'start', autogenerate: true });
      await upgrade(first);
      await first.close();
      for (const statement of sql) await db.query(statement);
      const start = await fingerprint(server, db);

      const second = await open(after);
      const { undeclared, text } = await revision(second, {
        message: 'edit',
        autogenerate: true,
        askRename: async () => null,
      });
      const found = undeclared.filter(({ reason }) => reason === 'needed');
      expect(found.map(({ name, neededBy }) => [name, neededBy])).toEqual(needed);
      for (const [name, neededBy] of needed) {
        expect(text).toContain(` *   ${name}: needed by ${neededBy}\n`);
      }
      await upgrade(second);
      expect((await compare(second)).operations).toEqual([]);
      await downgrade(second, '-1');
      await second.close();
      expect(await fingerprint(server, db)).toEqual(start);
    },
  );
});
