import { EntitySchema, type EntitySchemaColumnOptions as Column } from 'typeorm';
import { describe, expect, test } from 'vitest';
import { openProject } from '../../src/command/open-project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import { rowsOf } from '../../src/dialect/queryable.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { createTestDatabase, type TestDatabase } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import { entity } from './case.ts';

/** A type, and values that its column holds, as SQL. */
interface Sample {
  readonly column: Column;
  readonly values: readonly string[];
}

const huge = '9007199254740993';

const samples = {
  integer: { column: { type: 'integer' }, values: ['0', '-1', '12', huge, '9223372036854775807'] },
  bigint: { column: { type: 'bigint' }, values: ['0', '-4503599627370497', '2.5'] },
  boolean: { column: { type: Boolean }, values: ['0', '1'] },
  real: { column: { type: 'real' }, values: ['0.1', '1e300', '0.1 + 0.2', '2.0', '5e-324'] },
  decimal: { column: { type: 'decimal', precision: 10, scale: 2 }, values: ['1', '1.25', huge] },
  varchar: { column: { type: 'varchar', length: 20 }, values: ["''", "'abc'", "'it''s'", "'12'"] },
  text: {
    column: { type: 'text' },
    values: ["'two\nlines'", "'größe'", "'0123'", "'1e3'", "' 7 '"],
  },
  blob: { column: { type: 'blob' }, values: ["x''", "x'00ff61'", "x'616263'"] },
  date: { column: { type: 'date' }, values: ["'2024-02-29'"] },
  datetime: { column: { type: 'datetime' }, values: ["'2024-02-29 01:02:03.456'"] },
  json: { column: { type: 'json' }, values: [`'{"a":[1,"b"]}'`, "'[]'", `'"x"'`, '12', "'null'"] },
  jsonb: {
    column: { type: 'jsonb' },
    values: [`jsonb('{"a":[1,"b"]}')`, "jsonb('[12]')", `jsonb('"x"')`],
  },
} as const satisfies Record<string, Sample>;

type TypeName = keyof typeof samples;

const typeNames = Object.keys(samples) as TypeName[]; // The keys of a literal.

/** A value that does not come back as it was. */
type Fate = 'fails' | 'converted';

/** Text that spells a number becomes one in a column of numbers, as CAST says; it keeps its value, not its spelling. */
const numbers: ReadonlySet<TypeName> = new Set([
  'integer',
  'bigint',
  'boolean',
  'decimal',
  'date',
  'datetime',
  'json',
]);

function fateOf(from: TypeName, to: TypeName, value: string): Fate | 'kept' {
  const isText = value.startsWith("'");
  const spellsNumber = /^' ?\d/.test(value) && !value.includes('-');
  if (to === 'jsonb') {
    const isJson = !isText || from === 'json' || (spellsNumber && value !== "'0123'");
    if (value.startsWith('x') || !isJson) return 'fails';
  }
  if (to === 'real') {
    if (value === huge || value.startsWith('9223')) return 'fails';
  }
  if (!isText || !spellsNumber) return 'kept';
  const respelled = numbers.has(to) || to === 'jsonb' ? value !== "'12'" : to === 'real';
  return respelled ? 'converted' : 'kept';
}

/** The column as it is and as it becomes, in a table with rows of these values and of none. */
async function change(
  database: TestDatabase,
  from: TypeName,
  to: TypeName,
  values: readonly string[],
  work: (project: Awaited<ReturnType<typeof openProject>>) => Promise<void>,
): Promise<void> {
  await withFolder(async (migrations) => {
    const things = (name: TypeName): EntitySchema =>
      new EntitySchema(entity('things', { c: { ...samples[name].column, nullable: true } }));
    const open = (name: TypeName): ReturnType<typeof openProject> =>
      openProject({ dataSource: { ...database.options, entities: [things(name)] }, migrations });
    const start = await open(from);
    await revision(start, { message: 'start', autogenerate: true });
    await upgrade(start);
    await start.close();
    for (const value of [...values, 'NULL']) {
      await database.db.query(`INSERT INTO things (c) VALUES (${value})`);
    }
    const project = await open(to);
    try {
      const { summary } = await revision(project, { message: 'edit', autogenerate: true });
      expect(summary).toHaveLength(1);
      await work(project);
    } finally {
      await project.close();
    }
  });
}

/** Every value to the last bit, with its storage class. */
async function readValues({ db }: TestDatabase): Promise<readonly string[]> {
  const rows = await rowsOf<{ value: string }>(
    db,
    "SELECT typeof(c) || ' ' || quote(c) AS value FROM things ORDER BY id",
  );
  return rows.map(({ value }) => value);
}

const pairs = typeNames.flatMap((from) =>
  typeNames.filter((to) => to !== from).map((to) => ({ from, to })),
);

describe('sqlite', () => {
  test.each(pairs)('values of $from become $to and come back', async ({ from, to }) => {
    const values = samples[from].values.filter((value) => fateOf(from, to, value) === 'kept');
    await using database = await createTestDatabase('sqlite');
    await change(database, from, to, values, async (project) => {
      const before = await readValues(database);
      const catalog = await fingerprint('sqlite', database.db);
      await upgrade(project);
      const after = await readValues(database);
      expect(after).toHaveLength(before.length);
      expect(after.at(-1)).toBe('null NULL');
      expect(after.filter((value) => value === 'null NULL')).toHaveLength(1);
      await downgrade(project, '-1');
      expect(await readValues(database)).toEqual(before);
      expect(await fingerprint('sqlite', database.db)).toEqual(catalog);
    });
  });

  const failing = pairs.flatMap(({ from, to }) =>
    samples[from].values
      .filter((value) => fateOf(from, to, value) === 'fails')
      .map((value) => ({ from, to, value })),
  );

  test.each(failing)('$value of $from cannot become $to', async ({ from, to, value }) => {
    await using database = await createTestDatabase('sqlite');
    await change(database, from, to, [value], async (project) => {
      const before = await readValues(database);
      await expect(upgrade(project)).rejects.toMatchObject({
        code: 'MIGRATION_FAILED',
        message: expect.stringMatching(/malformed JSON|integer overflow/),
      });
      expect(await readValues(database)).toEqual(before);
    });
  });

  const converted = pairs.flatMap(({ from, to }) =>
    samples[from].values
      .filter((value) => fateOf(from, to, value) === 'converted')
      .map((value) => ({ from, to, value })),
  );

  test.each(converted)('$value of $from becomes its number in $to', async ({ from, to, value }) => {
    await using database = await createTestDatabase('sqlite');
    await change(database, from, to, [value], async (project) => {
      await upgrade(project);
      const text = to === 'jsonb' ? 'json(c)' : 'c';
      const [row] = await rowsOf<{ same: number }>(
        database.db,
        `SELECT CAST(${text} AS NUMERIC) = CAST(${value} AS NUMERIC) AS same FROM things`,
      );
      expect(row?.same).toBe(1);
      await downgrade(project, '-1');
    });
  });
});
