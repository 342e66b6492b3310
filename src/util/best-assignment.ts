/**
 * Pairs rows with columns such that the weights of the pairs add up to the most there can be: for
 * each row its column, or null for a row that is left over. The Hungarian method with potentials,
 * in O(rows² · columns) (Kuhn 1955; Jonker and Volgenant 1987).
 */
export function bestAssignment(
  weights: readonly (readonly number[])[],
): readonly (number | null)[] {
  const width = Math.max(0, ...weights.map((row) => row.length));
  if (weights.length > width)
    return invert(bestAssignment(transpose(weights, width)), weights.length);
  const costOf = (row: number, column: number): number => -(weights[row]?.[column] ?? 0);
  const search = new Search(weights.length, width, costOf);
  for (const row of weights.keys()) search.place(row);
  return invert(search.rowOf, weights.length);
}

function transpose(
  weights: readonly (readonly number[])[],
  width: number,
): readonly (readonly number[])[] {
  return Array.from({ length: width }, (_, column) => weights.map((row) => row[column] ?? 0));
}

/** From the place of each to who is in each place. */
function invert(places: readonly (number | null)[], length: number): readonly (number | null)[] {
  const inverse = Array.from<number | null>({ length }).fill(null);
  for (const [index, place] of places.entries()) if (place !== null) inverse[place] = index;
  return inverse;
}

/** Places one row after the other; rows that are placed already move on where that is cheaper. */
class Search {
  /** The row in each column. */
  readonly rowOf: (number | null)[];
  private readonly rowPotential: number[];
  private readonly columnPotential: number[];
  private readonly costOf: (row: number, column: number) => number;

  constructor(height: number, width: number, costOf: (row: number, column: number) => number) {
    this.rowOf = Array.from<number | null>({ length: width }).fill(null);
    this.rowPotential = Array.from<number>({ length: height }).fill(0);
    this.columnPotential = Array.from<number>({ length: width }).fill(0);
    this.costOf = costOf;
  }

  /** Finds the cheapest chain of moves that ends in a free column (Dijkstra on reduced costs). */
  place(first: number): void {
    const distance = this.rowOf.map(() => Infinity);
    const before = this.rowOf.map((): number | null => null);
    const done = new Set<number>();
    let column: number | null = null;
    let row: number | null = first;
    while (row !== null) {
      this.reach(row, column, { distance, before, done });
      const next = nearest(distance, done);
      this.shift(first, done, distance[next] ?? 0, distance);
      done.add(next);
      column = next;
      row = this.rowOf[next] ?? null;
    }
    this.moveAlong(first, column, before);
  }

  /** What each open column would cost by way of `row`, which sits in `column`. */
  private reach(
    row: number,
    column: number | null,
    {
      distance,
      before,
      done,
    }: {
      readonly distance: number[];
      readonly before: (number | null)[];
      readonly done: ReadonlySet<number>;
    },
  ): void {
    for (const other of distance.keys()) {
      if (done.has(other)) continue;
      const reduced =
        this.costOf(row, other) -
        (this.rowPotential[row] ?? 0) -
        (this.columnPotential[other] ?? 0);
      if (reduced < (distance[other] ?? 0)) {
        distance[other] = reduced;
        before[other] = column;
      }
    }
  }

  /** Keeps every reduced cost at zero or above. */
  private shift(first: number, done: ReadonlySet<number>, by: number, distance: number[]): void {
    const rows = [first, ...Array.from(done, (column) => this.rowOf[column] ?? first)];
    for (const row of rows) this.rowPotential[row] = (this.rowPotential[row] ?? 0) + by;
    for (const column of distance.keys()) {
      if (done.has(column)) this.columnPotential[column] = (this.columnPotential[column] ?? 0) - by;
      else distance[column] = (distance[column] ?? 0) - by;
    }
  }

  private moveAlong(first: number, end: number | null, before: readonly (number | null)[]): void {
    for (let column = end; column !== null;) {
      const previous: number | null = before[column] ?? null;
      this.rowOf[column] = previous === null ? first : (this.rowOf[previous] ?? null);
      column = previous;
    }
  }
}

function nearest(distance: readonly number[], done: ReadonlySet<number>): number {
  const open = [...distance.keys()].filter((column) => !done.has(column));
  return open.reduce((best, column) =>
    (distance[column] ?? 0) < (distance[best] ?? 0) ? column : best,
  );
}
