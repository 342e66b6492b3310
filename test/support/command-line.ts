import { runCli } from '../../src/cli/run-cli.ts';

/** What a command line has written, and the exit code it ends with. */
export interface Outcome {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a command line in this process, in the folder `cwd`, as a pipe would see it. */
export async function limbeck(cwd: string, ...words: readonly string[]): Promise<Outcome> {
  return limbeckWith({}, cwd, ...words);
}

/** The same with variables in its environment. */
export async function limbeckWith(
  env: Readonly<Record<string, string>>,
  cwd: string,
  ...words: readonly string[]
): Promise<Outcome> {
  const written = { stdout: '', stderr: '' };
  const stream = (name: keyof typeof written): { write(text: string): void } => ({
    write: (text) => {
      written[name] += text;
    },
  });
  const surroundings = {
    stdout: stream('stdout'),
    stderr: stream('stderr'),
    env,
    cwd,
    terminal: null,
    screen: null,
  };
  return { exitCode: await runCli(words, surroundings), ...written };
}
