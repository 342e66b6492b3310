import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRevisions } from '../../src/revision/load-revisions.ts';
import type { RevisionGraph } from '../../src/revision/revision-graph.ts';
import { rejectionOf } from '../support/catch-error.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'limbeck-revisions-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

function load(...locations: readonly string[]): Promise<RevisionGraph> {
  return loadRevisions({ locations, recursive: false });
}

function source(id: string, parent: string | null = null, message = id): string {
  return `/** ${message} */
export const revision = '${id}';
export const downRevision = ${parent === null ? 'null' : `'${parent}'`};
`;
}

async function write(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) await writeFile(join(directory, name), text);
}

describe('loadRevisions', () => {
  it('reads the history of a directory', async () => {
    await write({ 'b.ts': source('b', 'a', 'second'), 'a.ts': source('a') });
    const graph = await load(directory);
    expect(graph.heads).toEqual(['b']);
    expect(graph.get('b')).toEqual({
      id: 'b',
      parents: ['a'],
      branchLabels: [],
      dependsOn: [],
      message: 'second',
      created: null,
      createdSchemas: [],
      allowed: [],
      path: join(directory, 'b.ts'),
    });
  });

  it('reads every kind of module and leaves out what is none', async () => {
    await write({
      'a.ts': source('a'),
      'b.mts': source('b'),
      'c.cts': source('c'),
      'd.js': source('d'),
      'e.mjs': source('e'),
      'f.cjs': source('f'),
      'a.d.ts': 'export declare const revision: string;',
      'b.d.mts': 'export declare const revision: string;',
      'd.js.map': '{}',
      'README.md': 'revision',
      '.hidden.ts': 'broken',
      '._a.ts': 'broken',
    });
    await mkdir(join(directory, 'folder.ts'));
    const graph = await load(directory);
    expect(graph.revisions.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('prefers a source to its compiled copy', async () => {
    await write({
      'a.ts': source('a', null, 'source'),
      'a.js': source('a', null, 'copy'),
      'b.mts': source('b', null, 'source'),
      'b.mjs': source('b', null, 'copy'),
      'c.cts': source('c', null, 'source'),
      'c.cjs': source('c', null, 'copy'),
    });
    const graph = await load(directory);
    expect(graph.revisions.map(({ message }) => message)).toEqual(['source', 'source', 'source']);
  });

  it('names both files where a copy has another name', async () => {
    await write({ 'a.ts': source('a'), 'a.mjs': source('a') });
    expect(await rejectionOf(load(directory))).toMatchObject({
      code: 'REVISION_DUPLICATE',
      message: `The revision a is declared by more than one file: ${join(directory, 'a.mjs')}, ${join(directory, 'a.ts')}.`,
    });
  });

  it.each([
    ['a1b2_add_posts.js', 'add posts'],
    ['add_posts.js', 'add posts'],
    ['a1b2.js', 'a1b2'],
  ])('takes the message from the name %s where the comment is lost', async (name, message) => {
    await write({ [name]: "exports.revision = 'a1b2';\nexports.downRevision = null;\n" });
    const graph = await load(directory);
    expect(graph.get('a1b2')?.message).toBe(message);
  });

  it('is empty for an empty directory', async () => {
    expect((await load(directory)).revisions).toEqual([]);
  });

  it('says that a directory is missing', async () => {
    const missing = join(directory, 'missing');
    expect(await rejectionOf(load(missing))).toMatchObject({
      code: 'MIGRATIONS_NOT_FOUND',
      message: `The migrations directory ${missing} cannot be read: no such file or directory.`,
    });
  });

  it('says that a file cannot be read', async () => {
    const path = join(directory, 'a.ts');
    await symlink(join(directory, 'gone.ts'), path);
    expect(await rejectionOf(load(directory))).toMatchObject({
      code: 'FILE_NOT_READABLE',
      message: `The migration file ${path} cannot be read: no such file or directory.`,
    });
  });

  it('reports the first broken file by name, however fast each is read', async () => {
    await write({ 'b.ts': 'broken', 'a.ts': `broken${' '.repeat(500_000)}`, 'c.ts': source('c') });
    expect(await rejectionOf(load(directory))).toMatchObject({
      code: 'REVISION_INVALID',
      message: `The file ${join(directory, 'a.ts')} does not declare a \`revision\`.`,
    });
  });
});

describe('several folders', () => {
  const names = (graph: RevisionGraph): readonly string[] =>
    graph.revisions.map(({ path }) => relative(directory, path));

  it('are one history, and only one of them has to be there', async () => {
    await mkdir(join(directory, 'billing'));
    await write({ 'a.ts': source('a'), 'billing/b.ts': source('b', 'a') });
    const graph = await load(directory, join(directory, 'billing'), join(directory, 'missing'));
    expect(names(graph)).toEqual(['a.ts', 'billing/b.ts']);
    expect(graph.heads).toEqual(['b']);
  });

  it('may lie in each other when they are read with what is below them', async () => {
    await mkdir(join(directory, '2026/11'), { recursive: true });
    await mkdir(join(directory, 'node_modules'));
    await mkdir(join(directory, '.cache'));
    await write({
      'a.ts': source('a'),
      '2026/b.ts': source('b', 'a'),
      '2026/b.js': source('stale'),
      '2026/11/c.ts': source('c', 'b'),
      'node_modules/d.ts': source('d'),
      '.cache/e.ts': source('e'),
    });
    const locations = [directory, join(directory, '2026')];
    const graph = await loadRevisions({ locations, recursive: true });
    expect(names(graph)).toEqual(['a.ts', '2026/b.ts', '2026/11/c.ts']);
    expect(names(await load(directory))).toEqual(['a.ts']);
  });

  it('are an error when none is there', async () => {
    const missing = join(directory, 'missing');
    expect(await rejectionOf(load(missing, join(directory, 'gone')))).toMatchObject({
      code: 'MIGRATIONS_NOT_FOUND',
      message: expect.stringContaining(missing),
    });
  });
});

it('takes the message from the name of a file where a compiler dropped the comment', async () => {
  const compiled = "export const revision = 'a1'; export const downRevision = null;";
  await write({ '2026_11_22_a1_add_posts.js': compiled });
  expect((await load(directory)).get('a1')?.message).toBe('add posts');
});
