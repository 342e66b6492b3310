import { chmod, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeRevision } from '../../src/revision/write-revision.ts';
import { rejectionOf } from '../support/catch-error.ts';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'limbeck-write-'));
});

afterEach(async () => {
  await rm(directory, { recursive: true });
});

const file = { name: 'a1.ts', text: 'text\n', createDirectory: false };

describe('writeRevision', () => {
  it('writes a file and returns its path', async () => {
    const path = await writeRevision({ ...file, directory });
    expect(path).toBe(join(directory, 'a1.ts'));
    expect(await readFile(path, 'utf8')).toBe('text\n');
  });

  it('never overwrites', async () => {
    const path = join(directory, 'a1.ts');
    await writeFile(path, 'mine');
    expect(await rejectionOf(writeRevision({ ...file, directory }))).toMatchObject({
      code: 'FILE_EXISTS',
      message: `The file ${path} exists already and was not overwritten.`,
    });
    expect(await readFile(path, 'utf8')).toBe('mine');
  });

  it('creates the directory only when asked', async () => {
    const missing = join(directory, 'src', 'migrations');
    expect(await rejectionOf(writeRevision({ ...file, directory: missing }))).toMatchObject({
      code: 'FILE_NOT_WRITABLE',
      message: `The file ${join(missing, 'a1.ts')} cannot be written: no such file or directory.`,
    });
    expect(await readdir(directory)).toEqual([]);
    await writeRevision({ ...file, directory: missing, createDirectory: true });
    expect(await readdir(missing)).toEqual(['a1.ts']);
  });

  it('says why where the directory is a file', async () => {
    const taken = join(directory, 'migrations');
    await writeFile(taken, '');
    const write = writeRevision({ ...file, directory: taken, createDirectory: true });
    expect(await rejectionOf(write)).toMatchObject({
      code: 'FILE_NOT_WRITABLE',
      message: `The file ${join(taken, 'a1.ts')} cannot be written: file already exists.`,
    });
  });

  // The superuser may write everywhere.
  it.skipIf(process.getuid?.() === 0)('says why where the directory is read-only', async () => {
    await chmod(directory, 0o500);
    expect(await rejectionOf(writeRevision({ ...file, directory }))).toMatchObject({
      code: 'FILE_NOT_WRITABLE',
      message: `The file ${join(directory, 'a1.ts')} cannot be written: permission denied.`,
    });
    await chmod(directory, 0o700);
  });
});
