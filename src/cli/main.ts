#!/usr/bin/env node
import { createOutput } from './output.ts';
import { reportError } from './report-error.ts';
import { runCli } from './run-cli.ts';

const { stdout, stderr, env } = process;
const surroundings = {
  stdout: { isTTY: stdout.isTTY, columns: stdout.columns, write: stdout.write.bind(stdout) },
  stderr,
  env,
  cwd: process.cwd(),
  terminal: process.stdin.isTTY && stderr.isTTY ? { input: process.stdin, output: stderr } : null,
  screen: stderr.isTTY && env['TERM'] !== 'dumb' && !env['CI'] ? stderr : null,
};
// It belongs to the answer; what migrations and other files of the project print is talk.
stdout.write = stderr.write.bind(stderr);

// A reader that has seen enough, as in `limbeck history | head`, must not stop a migration.
for (const stream of [stdout, stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}
process.on('uncaughtException', (error) => {
  process.exit(reportError(error, createOutput(surroundings), { json: false }));
});

const code = await runCli(process.argv.slice(2), surroundings);
// What the files of the project have opened must not keep the process alive.
surroundings.stdout.write('', () => stderr.write('', () => process.exit(code)));
