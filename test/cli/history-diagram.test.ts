import { describe, expect, it } from 'vitest';
import { dotOf, mermaidOf } from '../../src/cli/history-diagram.ts';
import { historyEntry } from '../../src/command/history-entry.ts';
import { history, revision } from '../support/history.ts';

const graph = history(
  revision('a1', [], { message: 'say "hello"', created: '1' }),
  revision('b2', ['a1'], { branchLabels: ['billing'], created: '2' }),
  revision('solo', [], {
    dependsOn: ['billing'],
    created: '3',
    message: String.raw`C:\New\ `.trim(),
  }),
);
const entries = graph.revisions.map((each) => historyEntry(each, graph, ['b2']));

describe('the history as a diagram', () => {
  it('is a flowchart of Mermaid', () => {
    expect(mermaidOf(entries)).toEqual([
      'flowchart TB',
      '  r0["a1<br>say #quot;hello#quot;"]',
      '  r1["b2 (billing)"]',
      String.raw`  r2["solo<br>C:\New\"]`,
      '  r0 --> r1',
      '  r1 -.-> r2',
      '  style r1 stroke-width:4px',
    ]);
  });

  it('is a graph of Graphviz', () => {
    expect(dotOf(entries)).toEqual([
      'digraph history {',
      '  node [shape=box];',
      String.raw`  "a1" [label="a1\nsay \"hello\""];`,
      '  "b2" [label="b2 (billing)", penwidth=3];',
      String.raw`  "solo" [label="solo\nC:\\New\\"];`,
      '  "a1" -> "b2";',
      '  "b2" -> "solo" [style=dashed];',
      '}',
    ]);
  });

  it('leaves out what leads to revisions that are not shown', () => {
    expect(mermaidOf(entries.slice(1)).filter((line) => /-+>/.test(line))).toEqual([
      '  r0 -.-> r1',
    ]);
  });
});
