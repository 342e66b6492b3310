import type { HistoryEntry } from '../command/history-entry.ts';

/** A revision with the lanes of the history beside it. */
export interface LaneRow {
  /** `● │`, as wide as every other row. */
  readonly lanes: string;
  /** Null for a row that only joins or parts lanes. */
  readonly entry: HistoryEntry | null;
}

/** The lane of a branch: the revision that it leads down to; null where it has ended. */
type Lane = string | null;

/**
 * Draws how revisions follow each other, the newest first, a lane for each branch. A line without
 * branches is one lane.
 */
export function drawLanes(entries: readonly HistoryEntry[]): readonly LaneRow[] {
  const shown = new Set(entries.map(({ id }) => id));
  const rows: LaneRow[] = [];
  let lanes: readonly Lane[] = [];
  for (const entry of entries) {
    const [position, ...others] = positionsOf(lanes, entry.id);
    const column = position ?? freeColumn(lanes);
    if (others.length > 0) {
      rows.push({ lanes: connect(lanes, column, others, '┴╯'), entry: null });
      lanes = lanes.map((lane, index) => (others.includes(index) ? null : lane));
    }
    lanes = withLane(lanes, column, entry.id);
    rows.push({
      lanes: lanes.map((lane, index) => symbol(lane, index === column)).join(' '),
      entry,
    });

    const [first, ...more] = entry.parents.filter((id) => shown.has(id));
    lanes = withLane(lanes, column, first ?? null);
    const added: number[] = [];
    for (const parent of more) {
      const free = freeColumn(lanes, column + 1);
      added.push(free);
      lanes = withLane(lanes, free, parent);
    }
    if (added.length > 0) {
      rows.push({ lanes: connect(lanes, column, added, '┬╮'), entry: null });
    }
  }
  const width = Math.max(...rows.map((row) => row.lanes.length), 0);
  return rows.map((row) => ({ ...row, lanes: row.lanes.padEnd(width) }));
}

function positionsOf(lanes: readonly Lane[], id: string): readonly number[] {
  return lanes.flatMap((lane, position) => (lane === id ? [position] : []));
}

function freeColumn(lanes: readonly Lane[], start = 0): number {
  const free = lanes.indexOf(null, start);
  return free === -1 ? lanes.length : free;
}

function withLane(lanes: readonly Lane[], column: number, lane: Lane): readonly Lane[] {
  const width = Math.max(lanes.length, column + 1);
  return Array.from({ length: width }, (_, index) =>
    index === column ? lane : (lanes[index] ?? null),
  );
}

function symbol(lane: Lane, isHere: boolean): string {
  if (isHere) return '●';
  return lane === null ? ' ' : '│';
}

/** A row that leads from one column to others on its right; `ends` are drawn at these, the last one last. */
function connect(
  lanes: readonly Lane[],
  from: number,
  targets: readonly number[],
  ends: string,
): string {
  const last = Math.max(...targets);
  return lanes
    .map((lane, index) => {
      const isInside = index > from && index < last;
      const text =
        (index === from && '├') ||
        (index === last && ends.slice(1)) ||
        (targets.includes(index) && ends.slice(0, 1)) ||
        (isInside && (lane === null ? '─' : '┼')) ||
        symbol(lane, false);
      return text + (index >= from && index < last ? '─' : ' ');
    })
    .join('')
    .trimEnd();
}
