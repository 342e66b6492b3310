import type { Migration } from './migration.ts';

const width = 100;

/**
 * The comment at the top of a migration file. Lines that are too long for the page go on below,
 * further in.
 */
export function renderHeader(migration: Migration): string {
  const parents = [migration.downRevision ?? []].flat();
  const lines = [
    ...migration.message.split('\n'),
    '',
    `Revision: ${migration.revision}`,
    `Revises:  ${parents.length === 0 ? 'base' : parents.join(', ')}`,
    `Created:  ${migration.created}`,
    ...migration.notes.flatMap(({ title, lines: body }) => ['', title, ...body.flatMap(noteLines)]),
  ];
  return `/**\n${lines.map(commentLine).join('\n')}\n */\n`;
}

function noteLines(note: string): readonly string[] {
  const [first = '', ...more] = note.split('\n').map((line) => line.trimEnd());
  return [first, ...more.map((line) => `    ${line}`)].flatMap((line) => wrapLine(`  ${line}`));
}

/** A word with the space before it; what stands between backticks is one word. */
const word = /\s*(?:`[^`]*`|\S)+/g;

/** Breaks a line between words; one that is longer than the page stays whole. */
function wrapLine(line: string): readonly string[] {
  const room = width - ' * '.length;
  const indent = ' '.repeat(Math.max(/^ */.exec(line)?.[0].length ?? 0, 6));
  const lines: string[] = [];
  for (const piece of line.match(word) ?? []) {
    const last = lines.pop() ?? '';
    if (last.length + piece.length <= room || last === '') lines.push(last + piece);
    else lines.push(last, indent + piece.trimStart());
  }
  return lines;
}

function commentLine(line: string): string {
  return ` * ${line.replaceAll('*/', '*\\/')}`.trimEnd();
}
