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

/** Breaks a line at its spaces; a word that is longer than the page stays whole. */
function wrapLine(line: string): readonly string[] {
  const room = width - ' * '.length;
  if (line.length <= room) return [line];
  const indent = /^ */.exec(line)?.[0].length ?? 0;
  const space = line.lastIndexOf(' ', room);
  if (space <= indent) return [line];
  const rest = `${' '.repeat(Math.max(indent, 6))}${line.slice(space + 1)}`;
  return [line.slice(0, space), ...wrapLine(rest)];
}

function commentLine(line: string): string {
  return ` * ${line.replaceAll('*/', '*\\/')}`.trimEnd();
}
