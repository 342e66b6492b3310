import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildProgram, type BuiltProgram } from '../support/built-program.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { configFile, userFile } from '../support/project-files.ts';

let program: BuiltProgram;
beforeAll(() => {
  program = buildProgram();
});
afterAll(() => program[Symbol.dispose]());

const files = {
  'ormconfig.ts': configFile({ type: 'better-sqlite3', database: 'app.sqlite' }),
  'entities/user.ts': userFile('@Column({ length: 50 }) name!: string;'),
  'migrations/first.ts': migrationFile('aaaa1111'),
};

describe('the program', () => {
  test('says an error on stderr, with its exit code and without a stack', async () => {
    const project = temporaryProject({});
    expect(await program.run(project, ['current'])).toEqual({
      exitCode: 1,
      stdout: '',
      stderr:
        `Error: There is no ormconfig.ts (or .js, .mjs, .cjs, .mts, .cts, .json) in ${project}.\n` +
        'Hint:  Run `limbeck init` to write one, or name one with `-c <file>`.\n',
    });
    expect(await program.run(project, ['upgrade', '--squash'])).toMatchObject({
      exitCode: 2,
      stderr: 'Error: Unknown argument: squash.\nHint:  See `limbeck upgrade --help`.\n',
    });
  });

  test('writes data to stdout and talk to stderr', async () => {
    const project = temporaryProject(files);
    expect(await program.run(project, ['upgrade'])).toMatchObject({ exitCode: 0, stdout: '' });
    expect(await program.run(project, ['current'])).toEqual({
      exitCode: 0,
      stdout: 'aaaa1111 (head)  first\n',
      stderr: '',
    });
    const differing = await program.run(project, ['check']);
    expect(differing).toEqual({
      exitCode: 3,
      stdout: '+ users (2 columns)\n',
      stderr: 'The database differs from the entities.\n',
    });
  });

  test('keeps what the files of the project print out of its answer', async () => {
    const project = temporaryProject({
      ...files,
      'ormconfig.ts': `console.log('from the configuration');\n${files['ormconfig.ts']}`,
      'migrations/first.ts': migrationFile('aaaa1111', {
        upgrade: `console.log('from the migration'); process.stdout.write('in words\\n');`,
      }),
    });
    const { exitCode, stdout, stderr } = await program.run(project, ['upgrade', '--json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ to: ['aaaa1111'] });
    for (const text of ['from the configuration', 'from the migration', 'in words']) {
      expect(stderr).toContain(text);
    }
  });

  test('ends although a file of the project keeps something open', async () => {
    const project = temporaryProject({
      ...files,
      'ormconfig.ts': `setInterval(() => {}, 1000);\n${files['ormconfig.ts']}`,
    });
    expect(await program.run(project, ['history'])).toMatchObject({ exitCode: 0 });
  });

  test('uses no colour in a pipe, whatever NO_COLOR says', async () => {
    const project = temporaryProject(files);
    for (const env of [{}, { NO_COLOR: '1' }]) {
      const { stdout, stderr } = await program.run(project, ['diff'], env);
      expect(stdout).toBe('+ users (2 columns)\n');
      expect(stdout + stderr).not.toContain('\u001B');
    }
  });

  test('says what a migration did wrong that did not wait for its operations', async () => {
    const project = temporaryProject({
      ...files,
      'migrations/first.ts': migrationFile('aaaa1111', {
        upgrade: `op.execute('SELEC 1'); await op.query('SELECT 1');`,
      }),
    });
    const { exitCode, stdout, stderr } = await program.run(project, ['upgrade']);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(
      /^Error: .* failed: it does not wait for `op\.execute` \(.*syntax error.*\)\.\nHint: {2}Write `await` before `op\.execute`\. .*\n$/,
    );
  });
});
