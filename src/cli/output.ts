import type { Readable, Writable } from 'node:stream';
import picocolors from 'picocolors';
import { createProgress, type Progress } from './progress.ts';

/** The functions of picocolors, which colour a text or leave it as it is. */
export type Colors = ReturnType<typeof picocolors.createColors>;

/** A stream as far as the command line needs one. */
export interface TextStream {
  /** Whether a person is reading. */
  readonly isTTY?: boolean;
  /** How wide the terminal is. */
  readonly columns?: number;
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
  /** Where somebody sees what is being done; null where nobody watches. */
  readonly screen: NodeJS.WriteStream | null;
}

/** Writes data to stdout and talk to stderr. */
export interface Output {
  /** Colours for what goes to stdout; they do nothing where it is not a terminal. */
  readonly colors: Colors;
  /** The same for stderr. */
  readonly talkColors: Colors;
  /** The columns of the terminal that stdout is; null where it is none. */
  readonly width: number | null;
  /** The same for stderr. */
  readonly talkWidth: number | null;
  readonly progress: Progress;
  print(text: string): void;
  printJson(value: unknown): void;
  say(line: string): void;
}

export function createOutput({ stdout, stderr, env, screen }: Surroundings): Output {
  const progress = createProgress(screen);
  const print = (text: string): void => {
    progress.clear();
    stdout.write(`${text}\n`);
  };
  return {
    colors: picocolors.createColors(isColorful(stdout, env)),
    talkColors: picocolors.createColors(isColorful(stderr, env)),
    width: widthOf(stdout),
    talkWidth: widthOf(stderr),
    progress,
    print,
    printJson: (value) => print(JSON.stringify(value, null, 2)),
    say: (line) => {
      progress.clear();
      stderr.write(`${line}\n`);
    },
  };
}

function widthOf({ isTTY, columns }: TextStream): number | null {
  // A terminal that does not know its width says 0.
  return isTTY === true ? columns || 80 : null;
}

/** See https://no-color.org. */
function isColorful(stream: TextStream, env: Surroundings['env']): boolean {
  return stream.isTTY === true && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
}
