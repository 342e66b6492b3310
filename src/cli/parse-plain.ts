import { parseArgs } from 'node:util';
import type { CommandDefinition, Values } from './command-definition.ts';

/** `-x`, `--name`, `--name=value`, and words: the forms that all parsers read alike. */
const PLAIN = /^(?:-[a-z]|--[a-zA-Z-]+(?:=.*)?|[^-].*|)$/s;

/**
 * Reads the words after the name of a command if they are written plainly and leave no doubt; null
 * otherwise, and for help. It spares the common line the loading of yargs, which takes as long as
 * the start of Node itself.
 */
export function parsePlain(words: readonly string[], command: CommandDefinition): Values | null {
  if (!words.every((word) => PLAIN.test(word))) return null;
  try {
    const { values, positionals } = parseArgs({
      args: [...words],
      options: parserOptions(command),
      allowPositionals: true,
    });
    return fitArguments(command, positionals, values);
  } catch {
    return null;
  }
}

type ParserOption = { type: 'string' | 'boolean'; short?: string };

function parserOptions({ options }: CommandDefinition): Record<string, ParserOption> {
  const entries = Object.entries(options).map(([name, { type, short }]) => [
    name,
    short === undefined ? { type } : { type, short },
  ]);
  return Object.fromEntries(entries);
}

function fitArguments(
  { argument, options }: CommandDefinition,
  positionals: readonly string[],
  values: Values,
): Values | null {
  const [first, ...others] = positionals;
  const isChosen = Object.entries(options).every(([name, { choices }]) => {
    const value = values[name];
    return choices === undefined || typeof value !== 'string' || choices.includes(value);
  });
  if (!isChosen || others.length > 0) return null;
  if (first === undefined) return argument?.required === true ? null : values;
  return argument === null ? null : { ...values, [argument.name]: first };
}
