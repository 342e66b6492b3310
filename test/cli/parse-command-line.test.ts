import { describe, expect, it } from 'vitest';
import { defineCommand, type CommandDefinition } from '../../src/cli/command-definition.ts';
import { commands } from '../../src/cli/commands.ts';
import { parseCommandLine } from '../../src/cli/parse-command-line.ts';
import { parsePlain } from '../../src/cli/parse-plain.ts';
import { parseWithYargs } from '../../src/cli/parse-with-yargs.ts';
import { UsageError } from '../../src/cli/usage-error.ts';

const all: readonly CommandDefinition[] = await Promise.all(
  [...commands.values()].map((load) => load()),
);

/** A command that takes several words, and a flag that can be given several times. */
const join = defineCommand({
  name: 'join',
  describe: 'Join words',
  argument: { name: 'words', describe: 'The words', required: true, multiple: true },
  options: { note: { type: 'string', describe: 'A note', multiple: true } },
  examples: [],
  run: async ({ words, note }) => ({ lines: [...words, ...(note ?? [])], json: null }),
});

/** The values that are given, without those that are not. */
function given(values: object): object {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));
}

async function usageErrorOf(line: string): Promise<{ message: string; hint: string }> {
  try {
    await parseCommandLine(line.split(' ').filter((word) => word !== ''));
  } catch (error) {
    if (error instanceof UsageError) return { message: error.message, hint: error.hint };
    throw error;
  }
  throw new Error('The line was expected to be refused.');
}

describe('parseCommandLine', () => {
  it.each([
    ['upgrade', {}],
    ['upgrade 0001', { revision: '0001' }],
    ['upgrade 1e5', { revision: '1e5' }],
    ['upgrade +1', { revision: '+1' }],
    ['upgrade billing@head --json', { revision: 'billing@head', json: true }],
    ['downgrade base -c a.ts', { revision: 'base', config: 'a.ts' }],
    ['downgrade -c a.ts -d b.ts base', { revision: 'base', config: 'a.ts', dataSource: 'b.ts' }],
    ['current --dataSource b.ts', { dataSource: 'b.ts' }],
    ['current -c a.ts -c b.ts', { config: 'b.ts' }],
    ['revision --message=a=b --autogenerate', { message: 'a=b', autogenerate: true }],
    [
      'revision -m posts --rev-id 0002 --dry-run',
      { message: 'posts', 'rev-id': '0002', 'dry-run': true },
    ],
    ['history -i', { 'indicate-current': true }],
    ['init src/migrations --database mysql', { directory: 'src/migrations', database: 'mysql' }],
    ['diff --sql', { sql: true }],
    [
      'diff --rename a.b=a.c --rename=a=b --no-rename a.d --no-rename=a.e',
      { rename: ['a.b=a.c', 'a=b'], 'no-rename': ['a.d', 'a.e'] },
    ],
    ['check --json', { json: true }],
  ])('reads `%s` the same with and without yargs', (line, values) => {
    const [name = '', ...rest] = line.split(' ');
    const command = all.find((each) => each.name === name);
    if (command === undefined) throw new Error(`There is no command ${name}.`);
    expect(given(parsePlain(rest, command) ?? {})).toEqual(values);
    const parsed = parseWithYargs([name, ...rest], all);
    expect(parsed.kind === 'command' && given(parsed.values)).toEqual(values);
  });

  it.each([
    ['join a b c', { words: ['a', 'b', 'c'] }],
    ['join a', { words: ['a'] }],
    ['join a --note x=1 --note y b', { words: ['a', 'b'], note: ['x=1', 'y'] }],
    ['join a --note=x', { words: ['a'], note: ['x'] }],
  ])('reads the lists of `%s` the same with and without yargs', (line, values) => {
    const [name = '', ...rest] = line.split(' ');
    expect(given(parsePlain(rest, join) ?? {})).toEqual(values);
    const parsed = parseWithYargs([name, ...rest], [join]);
    expect(parsed.kind === 'command' && given(parsed.values)).toEqual(values);
  });

  it.each([
    ['downgrade -1', { revision: '-1' }],
    ['downgrade -- -1', { revision: '-1' }],
    ['-c a.ts upgrade head', { config: 'a.ts', revision: 'head' }],
    ['current --data-source b.ts', { dataSource: 'b.ts' }],
    ['revision --no-autogenerate -m=posts', { autogenerate: false, message: 'posts' }],
  ])('reads `%s` with yargs', async (line, values) => {
    const parsed = await parseCommandLine(line.split(' '));
    expect(parsed.kind === 'command' && given(parsed.values)).toEqual(values);
  });

  it.each([
    ['', 'No command is named', 'See `limbeck --help`.'],
    ['upgarde', 'Unknown command: upgarde', 'Did you mean upgrade?'],
    ['nothing', 'Unknown command: nothing', 'See `limbeck --help`.'],
    ['upgrade --jsn', 'Unknown argument: jsn', 'See `limbeck upgrade --help`.'],
    ['upgrade a b', 'Unknown argument: b', 'See `limbeck upgrade --help`.'],
    ['upgrade a -- b', 'Unknown argument: b', 'See `limbeck upgrade --help`.'],
    ['current a', 'Unknown argument: a', 'See `limbeck current --help`.'],
    ['downgrade', 'Missing required argument: revision', 'See `limbeck downgrade --help`.'],
    ['revision -m', 'Not enough arguments following: m', 'See `limbeck revision --help`.'],
    [
      'init --database oracle',
      'Invalid values: Argument: database, Given: "oracle", Choices: "sqlite", "postgres", "mysql", "mariadb"',
      'See `limbeck init --help`.',
    ],
    ['init -c a.ts', 'Unknown argument: c', 'See `limbeck init --help`.'],
  ])('refuses `%s`', async (line, message, hint) => {
    expect(await usageErrorOf(line)).toEqual({ message, hint });
  });

  it('answers --version', async () => {
    const parsed = await parseCommandLine(['--version']);
    expect(parsed).toEqual({ kind: 'text', text: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });

  it('lists every command in the help', async () => {
    const parsed = await parseCommandLine(['--help']);
    const text = parsed.kind === 'text' ? parsed.text : '';
    for (const { name } of all) expect(text).toContain(`limbeck ${name}`);
  });

  it.each(all.map(({ name }) => name))('shows examples in the help of %s', async (name) => {
    const parsed = await parseCommandLine([name, '--help']);
    const text = parsed.kind === 'text' ? parsed.text : '';
    expect(text).toMatch(new RegExp(`Examples:\\n +limbeck ${name}`));
  });

  it('has each command under its own name', async () => {
    expect(all.map(({ name }) => name)).toEqual([...commands.keys()]);
  });
});
