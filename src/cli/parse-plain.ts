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
    // Only flags of words may be given several times.
    return fitArguments(command, positionals, values as Values);
  } catch {
    return null;
  }
}

type ParserOption = { type: 'string' | 'boolean'; short?: string; multiple?: boolean };

function parserOptions({ options }: CommandDefinition): Record<string, ParserOption> {
  return Object.fromEntries(
    Object.entries(options).map(([name, { type, short, multiple = false }]) => [
      name,
      { type, multiple, ...(short === undefined ? {} : { short }) },
    ]),
  );
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
  if (!isChosen) return null;
  if (first === undefined) return argument?.required === true ? null : values;
  if (argument === null) return null;
  if (argument.multiple) return { ...values, [argument.name]: positionals };
  return others.length > 0 ? null : { ...values, [argument.name]: first };
}
