import type { CommandDefinition, Values } from './command-definition.ts';
import { commands } from './commands.ts';
import { parsePlain } from './parse-plain.ts';

/** What a command line asks for. */
export type CommandLine =
  | { readonly kind: 'command'; readonly command: CommandDefinition; readonly values: Values }
  /** The help or the version. */
  | { readonly kind: 'text'; readonly text: string };

/**
 * Reads a command line.
 *
 * @throws {UsageError} when it cannot be read.
 */
export async function parseCommandLine(words: readonly string[]): Promise<CommandLine> {
  const [name = '', ...rest] = words;
  const command = await commands.get(name)?.();
  const values = command === undefined ? null : parsePlain(rest, command);
  if (command !== undefined && values !== null) return { kind: 'command', command, values };

  const { parseWithYargs } = await import('./parse-with-yargs.ts');
  const all = await Promise.all([...commands.values()].map((load) => load()));
  return parseWithYargs(words, all);
}
