import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { limbeckWith } from '../support/command-line.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile } from '../support/project-files.ts';

function project(): string {
  return temporaryProject({
    'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'app.sqlite' }),
    'migrations/$a "b".ts': migrationFile('aaaa1111'),
    'write.cjs': `require('node:fs').writeFileSync('opened.json', JSON.stringify(process.argv.slice(2)))`,
  });
}

describe('edit', () => {
  test.each(['EDITOR', 'VISUAL'])(
    'opens the file in what %s says, with its arguments',
    async (name) => {
      const directory = project();
      const env = { [name]: 'node write.cjs --wait' };
      expect(await limbeckWith(env, directory, 'edit', 'aaaa')).toMatchObject({ exitCode: 0 });
      expect(JSON.parse(readFileSync(join(directory, 'opened.json'), 'utf8'))).toEqual([
        '--wait',
        join(directory, 'migrations/$a "b".ts'),
      ]);
    },
  );

  test('says what to do where there is no editor, and where it fails', async () => {
    const directory = project();
    expect(await limbeckWith({}, directory, 'edit')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('neither EDITOR nor VISUAL is set'),
    });
    expect(await limbeckWith({ EDITOR: 'exit 3;' }, directory, 'edit')).toMatchObject({
      exitCode: 1,
      stderr: expect.stringContaining('The editor `exit 3;` ended with exit code 3.'),
    });
  });
});
