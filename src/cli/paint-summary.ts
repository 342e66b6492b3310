import type { Colors } from './output.ts';

/** The lines of a summary, each in the colour of its sign. */
export function paintSummary(
  summary: readonly string[],
  { green, red, yellow }: Colors,
): readonly string[] {
  return summary.map((line) => {
    if (line.startsWith('+')) return green(line);
    return line.startsWith('-') ? red(line) : yellow(line);
  });
}
