import picocolors from 'picocolors';
import { describe, expect, test } from 'vitest';
import { layOutChanges } from '../../src/cli/lay-out-changes.ts';
import { added, altered, changeFrom, dropped } from '../../src/review/change.ts';

const plain = picocolors.createColors(false);
const coloured = picocolors.createColors(true);

const changes = [
  added('posts', '(5 columns)'),
  altered('users.name', 'varchar(100) → varchar(200)'),
  dropped('users.legacy_code'),
];

describe('off a terminal', () => {
  test('a change is a line of its parts', async () => {
    expect(await layOutChanges(changes, { colors: plain, width: null })).toEqual([
      '+ posts (5 columns)',
      '~ users.name varchar(100) → varchar(200)',
      '- users.legacy_code',
    ]);
  });
});

describe('on a terminal', () => {
  test('details stand below each other', async () => {
    expect(await layOutChanges(changes, { colors: plain, width: 80 })).toEqual([
      '+ posts              (5 columns)',
      '~ users.name         varchar(100) → varchar(200)',
      '- users.legacy_code',
    ]);
  });

  test('signs and subjects have the colour of the sign', async () => {
    expect(await layOutChanges(changes, { colors: coloured, width: 80 })).toEqual([
      `${coloured.green('+ posts')}              (5 columns)`,
      `${coloured.yellow('~ users.name')}         varchar(100) → varchar(200)`,
      coloured.red('- users.legacy_code'),
    ]);
  });

  test('what is too long goes on below', async () => {
    const values = altered('users.role', "default 'reader' → 'a rather long word for a reader'");
    expect(await layOutChanges([values], { colors: plain, width: 40 })).toEqual([
      "~ users.role  default 'reader' → 'a",
      '              rather long word for a',
      "              reader'",
    ]);
  });

  test('a long subject does not push the others away', async () => {
    const long = added(`foreign key ${'x'.repeat(45)}`, 'on posts');
    expect(await layOutChanges([...changes, long], { colors: plain, width: 80 })).toEqual([
      '+ posts              (5 columns)',
      '~ users.name         varchar(100) → varchar(200)',
      '- users.legacy_code',
      `+ foreign key ${'x'.repeat(45)}`,
      '      on posts',
    ]);
  });

  test('wide characters take two columns', async () => {
    const wide = added('名前', 'text');
    expect(await layOutChanges([wide, added('ab', 'text')], { colors: plain, width: 80 })).toEqual([
      '+ 名前  text',
      '+ ab    text',
    ]);
  });

  test('SQL that is longer than a line is broken', async () => {
    const lines = await layOutChanges([changeFrom(`! UPDATE users SET ${'a = 1, '.repeat(20)}`)], {
      colors: plain,
      width: 60,
    });
    expect(lines.length).toBeGreaterThan(1);
    expect(lines.filter((line) => line.length > 60)).toEqual([]);
  });

  test('nothing is nothing', async () => {
    expect(await layOutChanges([], { colors: plain, width: 80 })).toEqual([]);
  });
});
