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
  const { colors, talkColors, say } = output;
  const { cwd, env } = surroundings;
  try {
    const line = await parseCommandLine(words);
    if (line.kind === 'text') {
      output.print(line.text);
      return exitCode.done;
    }
    // A program that reads JSON does not answer.
    const terminal = line.values['json'] === true ? null : surroundings.terminal;
    const context = { cwd, env, terminal, colors, talkColors, say };
    const report = await runForEach(line.command, line.values, context);
    if (line.values['json'] === true) output.printJson(report.json);
    else for (const text of report.lines) output.print(text);
    return report.exitCode ?? exitCode.done;
  } catch (error) {
    return reportError(error, output, { json: words.includes('--json') });
  }
}
