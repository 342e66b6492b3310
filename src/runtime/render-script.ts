import type { ScriptStyle } from '../dialect/script-style.ts';
import type { TransactionFrame } from './transaction-frame.ts';

/** Statements that belong together, under a comment. */
export interface ScriptSection {
  readonly title: string;
  readonly statements: readonly string[];
}

/** What a script consists of beside the migrations. */
export interface ScriptFrame {
  readonly style: ScriptStyle;
  /** What the script is, in lines. */
  readonly header: readonly string[];
  /** The name of the lock. */
  readonly lock: string;
  readonly transaction: TransactionFrame;
}

/** What an error leaves behind, by what a transaction is around. */
const lasting: Readonly<Record<TransactionFrame, string>> = {
  perRevision: 'A revision is one transaction: what fails leaves nothing of its revision behind.',
  perRun: 'The whole is one transaction: what fails leaves nothing behind.',
  none: 'Each statement is kept by itself: what ran before an error stays.',
};

/** The text of a script, with the transactions that there are around its sections. */
export function renderScript(sections: readonly ScriptSection[], frame: ScriptFrame): string {
  const { style, header, lock, transaction } = frame;
  const hasTransactions = style.begin.length > 0;
  const remarks = [...(hasTransactions ? [lasting[transaction]] : []), ...style.remarks];
  const write = (statements: readonly string[]): string =>
    statements.map((statement) => style.terminate(statement)).join('\n');
  const blocks = [
    [...header, `Run it with: ${style.client}`, ...remarks].map(comment).join('\n'),
    write(style.opening(lock)),
    ...framed(sections, frame).map(({ title, statements }) =>
      [comment(title), write(statements)].join('\n'),
    ),
    write(style.closing(lock)),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** Where there is one transaction for all sections, it begins in the first and is kept in the last. */
function framed(
  sections: readonly ScriptSection[],
  { style, transaction }: ScriptFrame,
): readonly ScriptSection[] {
  const isOne = transaction === 'perRun';
  return sections.map(({ title, statements }, position) => {
    const begins = !isOne || position === 0;
    const ends = !isOne || position === sections.length - 1;
    const whole = [...(begins ? style.begin : []), ...statements, ...(ends ? style.commit : [])];
    return { title, statements: withoutEmptyTransaction(whole, style) };
  });
}

/** A transaction that is kept before anything has happened in it is none. */
function withoutEmptyTransaction(
  statements: readonly string[],
  { begin, commit }: ScriptStyle,
): readonly string[] {
  const nothing = [...begin, ...commit];
  const isEmpty = nothing.every((statement, position) => statements[position] === statement);
  return isEmpty ? statements.slice(nothing.length) : statements;
}

/** One line, whatever it says. */
function comment(text: string): string {
  return `-- ${text.replaceAll(/[\r\n]+/g, ' ').trim()}`;
}
