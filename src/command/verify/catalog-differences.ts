import type { Operation } from '../../operation/operation.ts';
import { singleOperations } from '../../operation/single-operations.ts';
import { formatTableName } from '../../schema/table-name.ts';

/** How a catalog differs from what it was, a line each. */
export function catalogDifferences(
  before: readonly string[],
  after: readonly string[],
): readonly string[] {
  return [
    ...surplus(before, after).map((line) => `missing: ${shorten(line)}`),
    ...surplus(after, before).map((line) => `left: ${shorten(line)}`),
  ];
}

/**
 * The catalog without what a file says does not come back: the NOT NULL of a column for whose rows
 * it knows no value.
 */
export function withoutSaid(
  lines: readonly string[],
  upgrade: readonly Operation[],
  downgrade: readonly Operation[],
): readonly string[] {
  const nullable = new Set(
    singleOperations(downgrade).flatMap((operation) =>
      operation.kind === 'addColumn' && operation.column.nullable
        ? [`column ${formatTableName(operation.table)}.${operation.column.name} not null`]
        : [],
    ),
  );
  const dropped = new Set(
    singleOperations(upgrade).flatMap((operation) =>
      operation.kind === 'dropColumn'
        ? [`column ${formatTableName(operation.table)}.${operation.column} not null`]
        : [],
    ),
  );
  return lines.filter((line) => !(nullable.has(line) && dropped.has(line)));
}

function surplus(lines: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return lines.filter((line) => !known.has(line));
}

function shorten(line: string): string {
  const text = line.replaceAll(/\s+/g, ' ').trim();
  return text.length > 200 ? `${text.slice(0, 199)}…` : text;
}
