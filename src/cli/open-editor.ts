import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { LimbeckError } from '../error.ts';
import type { Context } from './command-definition.ts';

/**
 * Opens files in the editor of the person at the terminal, and waits until it is closed. The
 * variables hold a command line (`code --wait`), which the shell takes apart.
 *
 * @throws {LimbeckError} `EDITOR_FAILED` when there is none, or it fails
 */
export async function openEditor(paths: readonly string[], { cwd, env }: Context): Promise<void> {
  const editor = env['EDITOR'] || env['VISUAL'];
  if (!editor) throw noEditor(paths);
  const quoted = paths.map((path) => `"${path.replaceAll(/[\\"$`]/g, String.raw`\$&`)}"`);
  const child = spawn(`${editor} ${quoted.join(' ')}`, { cwd, stdio: 'inherit', shell: true });
  // A shell that cannot start is an `error` event, which `once` throws.
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw editorFailed(editor, code);
}

function noEditor(paths: readonly string[]): LimbeckError {
  return new LimbeckError(
    'EDITOR_FAILED',
    'There is no editor to open: neither EDITOR nor VISUAL is set.',
    `Set one of them, as in \`EDITOR="code --wait"\`, or open ${paths.join(', ')} yourself.`,
  );
}

function editorFailed(editor: string, code: number | null): LimbeckError {
  return new LimbeckError(
    'EDITOR_FAILED',
    `The editor \`${editor}\` ended with ${code === null ? 'a signal' : `exit code ${code}`}.`,
    'Check the command in EDITOR or VISUAL.',
  );
}
