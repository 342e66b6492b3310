import { describe, expect, it } from 'vitest';
import { drawLanes } from '../../src/cli/draw-lanes.ts';
import { historyEntry } from '../../src/command/history-entry.ts';
import { history, revision } from '../support/history.ts';

/** The drawing of a history, in which revisions follow in the order given. */
function draw(...edges: readonly (readonly [id: string, ...parents: string[]])[]): string {
  const revisions = edges.map(([id, ...parents], position) =>
    revision(id, parents, { created: `2026-01-01T00:00:0${position}Z` }),
  );
  const graph = history(...revisions);
  const entries = graph.revisions.toReversed().map((each) => historyEntry(each, graph, null));
  return drawLanes(entries)
    .map(({ lanes, entry }) => `${lanes} ${entry?.id ?? ''}`.trimEnd())
    .join('\n');
}

describe('drawLanes', () => {
  it('draws a line as one lane', () => {
    expect(draw(['a'], ['b', 'a'])).toBe('● b\n● a');
  });

  it('draws a branch and its merge', () => {
    expect(draw(['a'], ['b', 'a'], ['c', 'a'], ['d', 'b', 'c'])).toBe(
      ['●   d', '├─╮', '│ ● c', '● │ b', '├─╯', '●   a'].join('\n'),
    );
  });

  it('draws heads of their own, and a lane that passes another', () => {
    expect(draw(['a'], ['x'], ['b', 'a'], ['c', 'a'], ['y', 'x'])).toBe(
      ['●     y', '│ ●   c', '│ │ ● b', '● │ │ x', '  ├─╯', '  ●   a'].join('\n'),
    );
  });

  it('draws the parents of a merge of three', () => {
    expect(draw(['a'], ['b'], ['c'], ['d', 'a', 'b', 'c'])).toBe(
      ['●     d', '├─┬─╮', '│ │ ● c', '│ ●   b', '●     a'].join('\n'),
    );
  });

  it('draws nothing for nothing', () => {
    expect(draw()).toBe('');
  });
});
