import type { Colors, Terminal } from './output.ts';
import type { Progress } from './progress.ts';

/** A flag of a command; on the command line it is written as its key. */
export interface OptionDefinition {
  readonly type: 'string' | 'boolean';
  readonly describe: string;
  /** The letter of its short form. */
  readonly short?: string;
  /** The only values it takes. */
  readonly choices?: readonly string[];
  /** Whether it may be given several times; its value is then the list. */
  readonly multiple?: true;
}

export type OptionDefinitions = Readonly<Record<string, OptionDefinition>>;

/** The word that may follow the name of a command, or the words. */
export interface ArgumentDefinition {
  readonly name: string;
  readonly describe: string;
  readonly required: boolean;
  /** Whether several words may follow; its value is then the list. */
  readonly multiple?: true;
}

/** What a command line gives for the argument and the options, by their names. */
export type Values = Readonly<Record<string, Value | undefined>>;

export type Value = string | boolean | readonly string[];

/** Where a command runs, and whom it talks to while it does. */
export interface Context {
  readonly cwd: string;
  /** The environment of the process. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** For the lines of the {@link Report}. */
  readonly colors: Colors;
  /** For the lines that are said. */
  readonly talkColors: Colors;
  /** The columns of the terminal that the lines of the report are for; null where it is none. */
  readonly width: number | null;
  /** The same for the lines that are said. */
  readonly talkWidth: number | null;
  /** Where it is told what takes its time. */
  readonly progress: Progress;
  /** Where questions are asked; null where nobody is there to answer. */
  readonly terminal: Terminal | null;
  /** Whether the command runs for several databases in turn. Default false. */
  readonly isOneOfSeveral?: boolean;
  /** Writes a line for the person at the terminal. */
  say(line: string): void;
}

/** What a command has found or done. */
export interface Report {
  /** The lines for stdout. */
  readonly lines: readonly string[];
  /** What `--json` writes in place of the lines. */
  readonly json: unknown;
  /** Default 0. */
  readonly exitCode?: number;
  /** Names in flags that this database knows nothing of; one that no database knows is refused. */
  readonly unusedAnswers?: readonly string[];
}

/** A command of the command line. */
export interface CommandDefinition {
  readonly name: string;
  readonly describe: string;
  readonly argument: ArgumentDefinition | null;
  readonly options: OptionDefinitions;
  /** Command lines, without the name of the program, and what they do. */
  readonly examples: readonly (readonly [line: string, describe: string])[];
  /** Whether it runs for each database in turn where the configuration has several and none is named. Default false. */
  readonly runsForEach?: true;
  run(values: Values, context: Context): Promise<Report>;
}

type OptionValue<Option extends OptionDefinition> = Option extends { readonly multiple: true }
  ? readonly string[]
  : Option extends { readonly choices: readonly (infer Choice)[] }
    ? Choice
    : Option['type'] extends 'boolean'
      ? boolean
      : string;

type OptionValues<Options extends OptionDefinitions> = {
  readonly [Name in keyof Options]: OptionValue<Options[Name]> | undefined;
};

type ArgumentValue<Argument extends ArgumentDefinition> = Argument extends {
  readonly multiple: true;
}
  ? readonly string[]
  : string;

type ArgumentValues<Argument extends ArgumentDefinition | null> =
  Argument extends ArgumentDefinition
    ? {
        readonly [Name in Argument['name']]:
          | ArgumentValue<Argument>
          | (Argument['required'] extends true ? never : undefined);
      }
    : unknown;

/**
 * A command whose `run` knows the types of its values from its own definition. They are right
 * because the command line is parsed by that definition before `run` is called.
 */
export function defineCommand<
  const Options extends OptionDefinitions,
  const Argument extends ArgumentDefinition | null,
>(
  definition: Omit<CommandDefinition, 'argument' | 'options' | 'run'> & {
    readonly argument: Argument;
    readonly options: Options;
    run(
      values: OptionValues<Options> & ArgumentValues<Argument>,
      context: Context,
    ): Promise<Report>;
  },
): CommandDefinition {
  return definition;
}
