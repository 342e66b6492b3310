import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { bestAssignment } from '../../src/util/best-assignment.ts';

test('prefers the best sum over the best single pair', () => {
  expect(
    bestAssignment([
      [0.9, 0.8],
      [0.8, 0],
    ]),
  ).toEqual([1, 0]);
});

test('leaves rows over where there are more of them', () => {
  expect(bestAssignment([[0.2], [0.7], [0.5]])).toEqual([null, 0, null]);
});

test('pairs nothing with nothing', () => {
  expect(bestAssignment([])).toEqual([]);
  expect(bestAssignment([[], []])).toEqual([null, null]);
});

test('finds what trying everything finds', () => {
  const size = fc.integer({ min: 1, max: 5 });
  const matrices = fc.tuple(size, size).chain(([height, width]) =>
    fc.array(fc.array(fc.integer({ min: 0, max: 20 }), { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  );
  fc.assert(
    fc.property(matrices, (weights) => {
      const assignment = bestAssignment(weights);
      const columns = assignment.filter((column) => column !== null);
      expect(new Set(columns).size).toBe(columns.length);
      expect(columns.length).toBe(Math.min(weights.length, weights[0]?.length ?? 0));
      expect(sumOf(weights, assignment)).toBe(bestSum(weights, 0, new Set()));
    }),
  );
});

function sumOf(
  weights: readonly (readonly number[])[],
  assignment: readonly (number | null)[],
): number {
  return assignment.reduce<number>(
    (sum, column, row) => sum + (column === null ? 0 : (weights[row]?.[column] ?? 0)),
    0,
  );
}

function bestSum(
  weights: readonly (readonly number[])[],
  row: number,
  taken: ReadonlySet<number>,
): number {
  const own = weights[row];
  if (own === undefined) return 0;
  return Math.max(
    bestSum(weights, row + 1, taken),
    ...own.map((weight, column) =>
      taken.has(column) ? 0 : weight + bestSum(weights, row + 1, new Set([...taken, column])),
    ),
  );
}
