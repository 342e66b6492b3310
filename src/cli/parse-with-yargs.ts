import yargs, { type Argv, type Options } from 'yargs';
import type { CommandDefinition, OptionDefinition, Values } from './command-definition.ts';
import { projectOptions } from './common-options.ts';
import type { CommandLine } from './parse-command-line.ts';
import { readVersion } from '../command/read-version.ts';
import { UsageError } from './usage-error.ts';

/** The widest help text, in characters. */
const WIDTH = 100;

/**
 * Reads any command line, and words the help.
 *
 * @throws {UsageError} when it cannot be read.
 */
export function parseWithYargs(
  words: readonly string[],
  commands: readonly CommandDefinition[],
): CommandLine {
  const failures: string[] = [];
  const parser = buildParser(commands).fail((message, error) => {
    failures.push(message ?? error.message);
  });
  // After `--` yargs gives no word to a command. No argument needs it: `-1` is read as one anyway.
  const { parsed, text } = parse(
    parser,
    words.filter((word) => word !== '--').map(spellNegation(commands)),
  );
  if (text !== '') return { kind: 'text', text };
  const command = commands.find(({ name }) => name === parsed._[0]);
  if (command === undefined) throw commandError(parsed._[0], failures);
  if (failures.length > 0) throw usageError(failures.at(-1), command);
  return { kind: 'command', command, values: readValues(command, parsed) };
}

/** Spells `--no-json` as `--json=false`: yargs would read a flag that begins with `no-` as one of these. */
function spellNegation(commands: readonly CommandDefinition[]): (word: string) => string {
  const flags = new Set(
    commands.flatMap(({ options }) =>
      Object.entries(options).flatMap(([name, { type }]) => (type === 'boolean' ? [name] : [])),
    ),
  );
  return (word) => {
    const name = word.startsWith('--no-') ? word.slice('--no-'.length) : '';
    return flags.has(name) ? `--${name}=false` : word;
  };
}

/** The words that name commands and arguments, and the flags by name. */
interface Arguments {
  readonly _: readonly (string | number)[];
  readonly [name: string]: unknown;
}

function buildParser(commands: readonly CommandDefinition[]): Argv {
  const parser = yargs()
    .scriptName('limbeck')
    .usage('$0 <command> [options]')
    .locale('en')
    .wrap(WIDTH)
    .version(readVersion())
    .help()
    .demandCommand(1, 'No command is named')
    .strict()
    .recommendCommands()
    .parserConfiguration({ 'greedy-arrays': false, 'boolean-negation': false })
    .epilogue('`limbeck <command> --help` explains a command, with examples.');
  // Flags may also stand before the command, as in Alembic; each command declares its own.
  for (const [name, option] of Object.entries(projectOptions)) {
    parser.option(name, { ...yargsOption(option), hidden: true, global: false });
  }
  for (const command of commands) addCommand(parser, command);
  return parser;
}

function addCommand(parser: Argv, command: CommandDefinition): void {
  const { name, describe, argument, options, examples } = command;
  const brackets = argument?.required === true ? '<>' : '[]';
  const dots = argument?.multiple ? '..' : '';
  const word = argument === null ? '' : ` ${brackets[0]}${argument.name}${dots}${brackets[1]}`;
  parser.command(name + word, describe, (builder) => {
    if (argument !== null) {
      builder.positional(argument.name, { type: 'string', describe: argument.describe });
    }
    for (const [key, option] of Object.entries(options)) builder.option(key, yargsOption(option));
    for (const [line, text] of examples) builder.example(`$0 ${line}`, text);
    return builder;
  });
}

function yargsOption({ type, describe, short, choices, multiple }: OptionDefinition): Options {
  return {
    type,
    describe,
    ...(multiple ? { array: true } : {}),
    requiresArg: type === 'string',
    ...(short === undefined ? {} : { alias: short }),
    ...(choices === undefined ? {} : { choices }),
  };
}

/** Parses without printing; the text is the help or the version, if that was asked for. */
function parse(parser: Argv, words: readonly string[]): { parsed: Arguments; text: string } {
  let result: { parsed: Arguments; text: string } = { parsed: { _: [] }, text: '' };
  // Nothing in these commands is asynchronous, so the callback is called before this returns.
  void parser.parse([...words], {}, (_error, parsed, text) => {
    result = { parsed, text };
  });
  return result;
}

function readValues(command: CommandDefinition, parsed: Arguments): Values {
  const { argument, options } = command;
  const wanted = { ...options, ...(argument === null ? {} : { [argument.name]: argument }) };
  return Object.fromEntries(
    Object.entries(wanted).map(([name, { multiple }]) => {
      const list = [parsed[name] ?? []].flat().flatMap(valueOf);
      return [name, multiple && list.length > 0 ? list.map(String) : list.at(-1)];
    }),
  );
}

function valueOf(value: unknown): readonly (string | boolean)[] {
  return typeof value === 'string' || typeof value === 'boolean' ? [value] : [];
}

function commandError(word: string | number | undefined, failures: readonly string[]): UsageError {
  const suggestion = failures.find((text) => text.startsWith('Did you mean'));
  const message = word === undefined ? failures.at(-1) : `Unknown command: ${word}`;
  return new UsageError(message ?? 'No command is named', suggestion ?? 'See `limbeck --help`.');
}

function usageError(message: string | undefined, command: CommandDefinition): UsageError {
  const sentence = (message ?? 'The command line cannot be read').replaceAll(/\s+/g, ' ');
  return new UsageError(sentence, `See \`limbeck ${command.name} --help\`.`);
}
