import type { HistoryEntry } from '../command/history-entry.ts';
import { drawLanes } from './draw-lanes.ts';

/** Migrations in a line each or, `verbose`, in a paragraph each. */
export function describeEntries(
  entries: readonly HistoryEntry[],
  { verbose = false }: { readonly verbose?: boolean | undefined },
): readonly string[] {
  if (!verbose) return entries.map(describeEntry);
  return entries.flatMap((entry, position) => [
    ...(position === 0 ? [] : ['']),
    ...describeAtLength(entry),
  ]);
}

/** Migrations in a line each, with the lanes of their history where it has branches. */
export function describeLanes(entries: readonly HistoryEntry[]): readonly string[] {
  const rows = drawLanes(entries);
  if (rows.every(({ lanes }) => lanes.length <= 1)) return entries.map(describeEntry);
  return rows.map(({ lanes, entry }) =>
    `${lanes}  ${entry === null ? '' : describeEntry(entry)}`.trimEnd(),
  );
}

/** A migration in a line: `a1b2c3d4 → b2c3d4e5 (head, current)  add posts`. */
function describeEntry(entry: HistoryEntry): string {
  const marks = marksOf(entry);
  const mark = marks.length === 0 ? '' : ` (${marks.join(', ')})`;
  return `${parentsOf(entry)} → ${entry.id}${mark}  ${entry.message}`.trimEnd();
}

function describeAtLength(entry: HistoryEntry): readonly string[] {
  const { id, message, path, created, dependsOn, children } = entry;
  const marks = marksOf(entry);
  const facts = [
    ['Revises', parentsOf(entry)],
    ['Followed by', children.length > 1 ? children.join(', ') : ''],
    ['Depends on', dependsOn.join(', ')],
    ['Created', created ?? ''],
    ['File', path],
  ].filter(([, value]) => value !== '');
  return [
    `${id}${marks.length === 0 ? '' : ` (${marks.join(', ')})`}  ${message}`.trimEnd(),
    ...facts.map(([title = '', value = '']) => `  ${`${title}:`.padEnd(13)}${value}`),
  ];
}

function parentsOf({ parents }: HistoryEntry): string {
  return parents.length === 0 ? 'base' : parents.join(', ');
}

function marksOf(entry: HistoryEntry): readonly string[] {
  return [
    ...entry.branchLabels,
    ...(entry.isHead ? ['head'] : []),
    ...(entry.isCurrent === true ? ['current'] : []),
    ...(entry.children.length > 1 ? ['branch point'] : []),
    ...(entry.parents.length > 1 ? ['merge point'] : []),
  ];
}
