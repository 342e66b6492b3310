/** The fewest characters to insert, remove or replace to turn one text into the other. */
export function editDistance(from: string, to: string): number {
  const target = Array.from(to);
  let distances = [0, ...target.keys()].map((_, length) => length);
  for (const [index, character] of Array.from(from).entries()) {
    let removed = index + 1;
    const next = [removed];
    for (const [column, wanted] of target.entries()) {
      const kept = (distances[column] ?? 0) + (character === wanted ? 0 : 1);
      removed = Math.min(kept, removed + 1, (distances[column + 1] ?? 0) + 1);
      next.push(removed);
    }
    distances = next;
  }
  return distances.at(-1) ?? 0;
}
