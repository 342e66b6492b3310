import type { PostWriteHook } from '../config/config.ts';
import { reasonOf } from '../config/reason.ts';

/**
 * Runs what the configuration wants done with a new file, in order; the file stays whatever comes of
 * it. Returns a sentence for each hook that failed. `directory` is that of the configuration.
 */
export async function runPostWriteHooks(
  hooks: readonly PostWriteHook[],
  path: string,
  directory: string,
): Promise<readonly string[]> {
  const warnings: string[] = [];
  for (const hook of hooks) {
    const reason = await failureOf(hook, path, directory);
    if (reason !== null) warnings.push(`The hook ${describe(hook)} failed on ${path}: ${reason}`);
  }
  return warnings;
}

function describe(hook: PostWriteHook): string {
  return `\`${typeof hook === 'function' ? hook.name || 'postWriteHooks' : hook.join(' ')}\``;
}

/** Null when all went well. */
async function failureOf(
  hook: PostWriteHook,
  path: string,
  directory: string,
): Promise<string | null> {
  try {
    if (typeof hook === 'function') await hook(path);
    else return await failureOfCommand(hook, path, directory);
    return null;
  } catch (error) {
    return `${reasonOf(error)}.`;
  }
}

async function failureOfCommand(
  [command, ...words]: readonly [string, ...string[]],
  path: string,
  cwd: string,
): Promise<string | null> {
  // Only this needs it.
  const { x } = await import('tinyexec');
  const named = words.map((word) => word.replaceAll('{file}', path));
  const isNamed = words.some((word) => word.includes('{file}'));
  const child = x(command, isNamed ? named : [...named, path], { nodeOptions: { cwd } });
  const { stdout, stderr } = await child;
  const { exitCode, signalCode } = child;
  if (exitCode === 0) return null;
  const output = (stderr.trim() || stdout.trim()).slice(0, 2000);
  const end = exitCode === undefined ? `signal ${signalCode}` : `exit code ${exitCode}`;
  return output === '' ? `${end}.` : `${end}.\n${output}`;
}
