import { changeText, type Change } from '../command/changes-in.ts';
import type { Context } from './command-definition.ts';
import type { Colors } from './output.ts';

/** What changes are written on. */
export interface Paper {
  readonly colors: Colors;
  /** The columns of the terminal; null where it is none. */
  readonly width: number | null;
}

/**
 * Changes in lines, each in the colour of its sign, which says the same without colour. On a terminal
 * subjects and details stand below each other, and what is too long goes on in the next line.
 */
export async function layOutChanges(
  changes: readonly Change[],
  { colors, width }: Paper,
): Promise<readonly string[]> {
  if (width === null) return changes.map((change) => paint(change, changeText(change), colors));
  // Only a terminal needs them.
  const { default: widthOf } = await import('fast-string-width');
  const { wrapAnsi } = await import('fast-wrap-ansi');
  const wrap = (text: string, columns: number): readonly string[] =>
    wrapAnsi(text, columns, { hard: true }).split('\n');
  const heads = changes.map(({ sign, subject }) => `${sign.padEnd(signWidth)}${subject}`);
  const widths = heads.map((head) => widthOf(head));
  const column = Math.max(0, ...widths.filter((each) => each <= widestHead)) + gap;

  return changes.flatMap((change, index) => {
    const head = heads[index] ?? '';
    const space = column - (widths[index] ?? 0);
    const isBeside = space >= gap && width - column >= narrowestDetail;
    const indent = isBeside ? column : belowIndent;
    const details = change.detail === '' ? [] : wrap(change.detail, width - indent);
    const [beside, ...below] = isBeside ? details : ['', ...details];
    const subjects = wrap(head, width).map((line) => paint(change, line, colors));
    const tail = beside ? `${' '.repeat(space)}${beside}` : '';
    return [
      ...subjects.slice(0, -1),
      `${subjects.at(-1) ?? ''}${tail}`,
      ...below.map((line) => `${' '.repeat(indent)}${line}`),
    ];
  });
}

/** What is said is written on stderr. */
export function talkPaper({
  talkColors,
  talkWidth,
}: Pick<Context, 'talkColors' | 'talkWidth'>): Paper {
  return { colors: talkColors, width: talkWidth };
}

const signWidth = 2;
/** Between a subject and its detail. */
const gap = 2;
/** Where a detail begins that stands below its subject. */
const belowIndent = 6;
/** The widest sign and subject that the details of others stand behind. */
const widestHead = 50;
/** Columns that a detail needs beside its subject. */
const narrowestDetail = 16;

function paint({ sign }: Change, text: string, { green, red, yellow }: Colors): string {
  if (sign === '+') return green(text);
  return sign === '-' ? red(text) : yellow(text);
}
