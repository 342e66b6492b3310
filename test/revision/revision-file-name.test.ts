import { expect, it } from 'vitest';
import { revisionFileName, type FileNaming } from '../../src/revision/revision-file-name.ts';
import { zonedTime } from '../../src/revision/zoned-time.ts';

const naming: FileNaming = { fileTemplate: '{rev}_{slug}', truncateSlugLength: 40 };

function nameOf(message: string, more: Partial<FileNaming> = {}, timezone = 'UTC'): string {
  const created = new Date('2026-01-02T23:04:05Z');
  const time = zonedTime(created, timezone);
  return revisionFileName({ id: 'a1', message, created, time }, { ...naming, ...more });
}

it.each([
  ['add posts', 'a1_add_posts.ts'],
  ['Add Posts, and  drop `users.name`!', 'a1_add_posts_and_drop_users_name.ts'],
  ['add_posts', 'a1_add_posts.ts'],
  ['', 'a1.ts'],
  ['!?', 'a1.ts'],
  ['../../etc/passwd', 'a1_etc_passwd.ts'],
  ['Größe ändern', 'a1_größe_ändern.ts'],
  ['Gro\u0308ße', 'a1_größe.ts'],
  ['हिन्दी', 'a1_हिन्दी.ts'],
  ['a'.repeat(40), `a1_${'a'.repeat(40)}.ts`],
  ['a'.repeat(41), `a1_${'a'.repeat(40)}.ts`],
  [`${'a'.repeat(35)} word`, `a1_${'a'.repeat(35)}_word.ts`],
  [`${'a'.repeat(35)} words`, `a1_${'a'.repeat(35)}.ts`],
])('names the file of %j %s', (message, name) => {
  expect(nameOf(message)).toBe(name);
});

it.each([
  ['{year}_{month}_{day}_{hour}{minute}{second}-{rev}_{slug}', '2026_01_02_230405-a1_add_posts.ts'],
  ['{epoch}-{slug}', '1767395045-add_posts.ts'],
  ['{year}/{month}/{rev}', '2026/01/a1.ts'],
  ['{slug}', 'add_posts.ts'],
])('fills in the template %s', (fileTemplate, name) => {
  expect(nameOf('add posts', { fileTemplate })).toBe(name);
});

it.each([
  ['{epoch}-{slug}', '1767395045.ts'],
  ['{slug}_{rev}', 'a1.ts'],
  ['{year}/{slug}-{rev}', '2026/a1.ts'],
  ['{year}/{slug}', '2026/a1.ts'],
  ['{slug}', 'a1.ts'],
])('leaves the slug out of %s where a message has no words', (fileTemplate, name) => {
  expect(nameOf('', { fileTemplate })).toBe(name);
});

it('counts the hours of a time zone', () => {
  const fileTemplate = '{year}{month}{day}_{hour}{minute}_{rev}';
  expect(nameOf('', { fileTemplate }, 'Europe/Berlin')).toBe('20260103_0004_a1.ts');
  expect(nameOf('', { fileTemplate }, 'Asia/Kathmandu')).toBe('20260103_0449_a1.ts');
});

it('cuts the slug where it is told to', () => {
  expect(nameOf('add posts and users', { truncateSlugLength: 10 })).toBe('a1_add_posts.ts');
});
