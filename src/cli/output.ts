import type { Readable, Writable } from 'node:stream';
import picocolors from 'picocolors';

/** The functions of picocolors, which colour a text or leave it as it is. */
export type Colors = ReturnType<typeof picocolors.createColors>;

/** A stream as far as the command line needs one. */
export interface TextStream {
  /** Whether a person is reading. */
  readonly isTTY?: boolean;
  write(text: string): unknown;
}

/** A terminal at which somebody can be asked. */
export interface Terminal {
  readonly input: Readable;
  readonly output: Writable;
}

/** What the command line is connected to. */
export interface Surroundings {
  readonly stdout: TextStream;
  readonly stderr: TextStream;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  /** Null where nobody is there to answer. */
  readonly terminal: Terminal | null;
}

/** Writes data to stdout and talk to stderr. */
export interface Output {
  /** Colours for what goes to stdout; they do nothing where it is not a terminal. */
  readonly colors: Colors;
  /** The same for stderr. */
  readonly talkColors: Colors;
  print(text: string): void;
  printJson(value: unknown): void;
  say(line: string): void;
}

export function createOutput({ stdout, stderr, env }: Surroundings): Output {
  const print = (text: string): void => {
    stdout.write(`${text}\n`);
  };
  return {
    colors: picocolors.createColors(isColorful(stdout, env)),
    talkColors: picocolors.createColors(isColorful(stderr, env)),
    print,
    printJson: (value) => print(JSON.stringify(value, null, 2)),
    say: (line) => {
      stderr.write(`${line}\n`);
    },
  };
}

/** See https://no-color.org. */
function isColorful(stream: TextStream, env: Surroundings['env']): boolean {
  return stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
