import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { findFormerNames } from '../../../src/command/former-names/find-former-names.ts';
import type { FormerNames } from '../../../src/compare/rename.ts';
import type { GitHistory } from '../../../src/config/config.ts';
import { temporaryDirectory } from '../../support/fixture-project.ts';
import { gitRepository } from '../../support/git-repository.ts';

const table = { schema: null, name: 'people' };
const declaring = {
  classes: [],
  junctions: [],
  properties: [
    {
      table,
      column: 'label',
      className: 'Person',
      property: 'fullName',
      isRelation: false,
      memberOf: () => null,
      columnFor: (property: string, name: string | null) => name ?? property,
    },
  ],
};

function search(directory: string, gitHistory: GitHistory = 'use') {
  const migration = join(directory, 'm/1.ts');
  return findFormerNames({ declaring: () => declaring, directory, migration, gitHistory });
}

/** A repository in which the property had another name given. */
function repository(): string {
  const { path, commit, write } = gitRepository();
  const text = (options: string) => `export class Person { @Column(${options}) fullName; }`;
  commit({ 'm/1.ts': '', 'person.ts': text(`{ name: 'caption' }`) });
  write({ 'person.ts': text(`{ name: 'label' }`) });
  return path;
}

const label = ({ columnWas }: FormerNames): readonly string[] =>
  columnWas(table, 'label').map(({ name }) => name);

test('the history is read once, and only where somebody asks for a name', async () => {
  const path = repository();
  const { run } = search(path);
  let count = 0;
  await run(() => Promise.resolve((count += 1)));
  expect(count).toBe(1);
  const found = await run((names) => {
    count += 1;
    return Promise.resolve(label(names));
  });
  expect(found.slice(0, 2)).toEqual(['caption', 'fullName']);
  expect(count).toBe(3);
  rmSync(join(path, '.git'), { recursive: true });
  expect(await run((names) => Promise.resolve(label(names)[0]))).toBe('caption');
});

test('where there is no repository, only the entities tell', async () => {
  const { run, problem } = search(temporaryDirectory());
  expect(await run((names) => Promise.resolve(label(names)[0]))).toBe('fullName');
  expect(problem()).toBeNull();
});

test('a history that cannot be read is told of, or is an error where it is required', async () => {
  const path = repository();
  const objects = join(path, '.git/objects');
  for (const name of readdirSync(objects)) rmSync(join(objects, name), { recursive: true });
  const { run, problem } = search(path);
  expect(await run((names) => Promise.resolve(label(names)[0]))).toBe('fullName');
  expect(problem()).toEqual(expect.any(String));
  await expect(
    search(path, 'require').run((names) => Promise.resolve(label(names))),
  ).rejects.toMatchObject({
    code: 'HISTORY_UNREADABLE',
    message: expect.stringMatching(/cannot be read: .*; nothing was written\.$/),
  });
  await expect(
    search(temporaryDirectory(), 'require').run((names) => Promise.resolve(label(names))),
  ).rejects.toMatchObject({ code: 'HISTORY_UNREADABLE' });
});

test('a history that is to be ignored is not read', async () => {
  const { run } = search(repository(), 'ignore');
  expect(await run((names) => Promise.resolve(label(names)[0]))).toBe('fullName');
});
