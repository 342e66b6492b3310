import { exitCode } from './exit-code.ts';
import { createOutput, type Surroundings } from './output.ts';
import { parseCommandLine } from './parse-command-line.ts';
import { reportError } from './report-error.ts';
import { runForEach } from './run-for-each.ts';

/** Runs a command line, given without the names of Node and of the program; returns its exit code. */
export async function runCli(
  words: readonly string[],
  surroundings: Surroundings,
): Promise<number> {
  const output = createOutput(surroundings);
  const { print, printJson, ...talk } = output;
  const { cwd, env } = surroundings;
  try {
    const line = await parseCommandLine(words);
    if (line.kind === 'text') {
      print(line.text);
      return exitCode.done;
    }
    // A program that reads JSON does not answer.
    const terminal = line.values['json'] === true ? null : surroundings.terminal;
    const report = await runForEach(line.command, line.values, { ...talk, cwd, env, terminal });
    talk.progress.end();
    if (line.values['json'] === true) printJson(report.json);
    else for (const text of report.lines) print(text);
    return report.exitCode ?? exitCode.done;
  } catch (error) {
    talk.progress.end();
    return reportError(error, output, { json: words.includes('--json') });
  }
}
