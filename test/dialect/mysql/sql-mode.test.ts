import { describe, expect, test } from 'vitest';
import type { Table } from '../../../src/schema/table.ts';
import { emptySchema } from '../../../src/schema/schema.ts';
import { column, table } from '../../support/build.ts';
import { openDatabase, servers } from './open-database.ts';

const modes = [
  'ANSI_QUOTES',
  'NO_BACKSLASH_ESCAPES',
  'PIPES_AS_CONCAT',
  'ANSI',
  'ANSI_QUOTES,NO_BACKSLASH_ESCAPES,PIPES_AS_CONCAT,STRICT_TRANS_TABLES',
] as const;

const odd = String.raw`it's "C:\new\\" ` + '\n%_\\%';

/** Texts with everything in them that a mode reads otherwise. */
function things(text: string): Table {
  const literal = `'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
  return table(
    'things',
    [
      column('a', 'varchar(90)', { default: literal, comment: text }),
      column('e', `enum(${literal},'b')`, { enumValues: [text, 'b'], default: literal }),
      column('"q"', 'int', { nullable: true }),
    ],
    {
      comment: text,
      checks: [{ kind: 'check', name: 'chk_a', expression: `a <> 'x"'` }],
    },
  );
}

describe.each(servers)('%s', (server) => {
  test.each(modes)('writes and reads the same with %s', async (mode) => {
    await using plain = await openDatabase(server);
    await plain.apply({ kind: 'createTable', table: things(odd) });
    const expected = await plain.readTable('things');

    await using database = await openDatabase(server, mode);
    await database.apply({ kind: 'createTable', table: things('plain') });
    const before = await database.readTable('things');
    await database.apply({
      kind: 'dropTable',
      table: { schema: null, name: 'things' },
      existing: null,
    });
    await database.apply({ kind: 'createTable', table: things(odd) });
    expect(await database.readTable('things')).toEqual(expected);
    expect(before.comment).toBe('plain');
    expect(expected.comment).toBe(odd);
    expect(expected.columns[1]?.enumValues).toEqual([odd, 'b']);

    await database.run(`INSERT INTO things (\`"q"\`) VALUES (1)`);
    expect((await database.rows('SELECT a, e FROM things'))[0]).toEqual([odd, odd]);
    expect(await database.rows(`SELECT ${database.dialect.quoting.literal(odd)} AS x`)).toEqual([
      [odd],
    ]);
  });

  test('leaves the mode of the session as it was', async () => {
    await using database = await openDatabase(server, 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES');
    await database.apply({ kind: 'createTable', table: things(odd) });
    await database.read();
    const [[mode] = []] = await database.rows('SELECT @@SESSION.sql_mode AS m');
    expect(mode).toBe('ANSI_QUOTES,NO_BACKSLASH_ESCAPES');
  });

  test('reads an expression of an entity as the session would', async () => {
    await using database = await openDatabase(server, 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES');
    const declared = table('things', [column('a', 'varchar(9)')], {
      checks: [{ kind: 'check', name: 'chk', expression: String.raw`"a" <> '\'` }],
    });
    const { tables } = database.dialect.normalize({ ...emptySchema, tables: [declared] });
    expect(tables[0]?.checks[0]?.expression).toBe(String.raw`${'`a`'} <> '\\'`);
  });

  test('asks for a second opinion in any mode', async () => {
    await using database = await openDatabase(server, 'ANSI_QUOTES,NO_BACKSLASH_ESCAPES');
    await database.apply({ kind: 'createTable', table: things(odd) });
    const read = await database.readTable('things');
    const from = read.checks[0]?.expression ?? '';
    const doubt = { kind: 'check', table: read, constraint: 'chk_a', from } as const;
    const verdicts = await database.dialect.judge(database.db, [
      { ...doubt, to: String.raw`((a) <> 'x\"')` },
      { ...doubt, to: `((a) <> 'y"')` },
    ]);
    expect(verdicts).toEqual(['same', 'different']);
  });
});
