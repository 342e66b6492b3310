import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadRevisions } from '../../src/revision/load-revisions.ts';
import { rejectionOf } from '../support/catch-error.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'limbeck-revisions-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

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
    const graph = await loadRevisions(directory);
    expect(graph.heads).toEqual(['b']);
    expect(graph.get('b')).toEqual({
      id: 'b',
      parents: ['a'],
      branchLabels: [],
      dependsOn: [],
      message: 'second',
      created: null,
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
    const graph = await loadRevisions(directory);
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
    const graph = await loadRevisions(directory);
    expect(graph.revisions.map(({ message }) => message)).toEqual(['source', 'source', 'source']);
  });

  it('names both files where a copy has another name', async () => {
    await write({ 'a.ts': source('a'), 'a.mjs': source('a') });
    expect(await rejectionOf(loadRevisions(directory))).toMatchObject({
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
    const graph = await loadRevisions(directory);
    expect(graph.get('a1b2')?.message).toBe(message);
  });

  it('is empty for an empty directory', async () => {
    expect((await loadRevisions(directory)).revisions).toEqual([]);
  });

  it('says that a directory is missing', async () => {
    const missing = join(directory, 'missing');
    expect(await rejectionOf(loadRevisions(missing))).toMatchObject({
      code: 'MIGRATIONS_NOT_FOUND',
      message: `The migrations directory ${missing} cannot be read: no such file or directory.`,
    });
  });

  it('says that a file cannot be read', async () => {
    const path = join(directory, 'a.ts');
    await symlink(join(directory, 'gone.ts'), path);
    expect(await rejectionOf(loadRevisions(directory))).toMatchObject({
      code: 'FILE_NOT_READABLE',
      message: `The migration file ${path} cannot be read: no such file or directory.`,
    });
  });

  it('reports the first broken file by name, however fast each is read', async () => {
    await write({ 'b.ts': 'broken', 'a.ts': `broken${' '.repeat(500_000)}`, 'c.ts': source('c') });
    expect(await rejectionOf(loadRevisions(directory))).toMatchObject({
      code: 'REVISION_INVALID',
      message: `The file ${join(directory, 'a.ts')} does not declare a \`revision\`.`,
    });
  });
});
