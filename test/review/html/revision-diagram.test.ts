import { expect, test } from 'vitest';
import { loadDraw } from '../../../src/review/html/draw.ts';
import { revisionDiagram } from '../../../src/review/html/revision-diagram.ts';
import type { Report, ReportNode } from '../../../src/review/report.ts';

const draw = await loadDraw();

function node(id: string, parents: readonly string[], more: Partial<ReportNode> = {}): ReportNode {
  return { id, parents, dependsOn: [], branchLabels: [], message: '', isInRange: false, ...more };
}

/** The titles of the nodes and lines of a diagram, and what is written beside them. */
function partsOf(revisions: readonly ReportNode[], current: readonly string[] | null = null) {
  const followed = new Set(revisions.flatMap(({ parents }) => parents));
  const report: Report = {
    tool: '0.1.0',
    range: 'head',
    passed: true,
    databases: [{ name: null, product: 'SQLite', version: '', current, problem: null }],
    revisions: [],
    graph: {
      revisions,
      heads: revisions.map(({ id }) => id).filter((id) => !followed.has(id)),
    },
  };
  const svg = draw(revisionDiagram(report)).text;
  const all = (pattern: RegExp): string[] =>
    [...svg.matchAll(pattern)].map(([, text = '']) =>
      text.replaceAll('&#45;', '-').replaceAll('&gt;', '>').replaceAll('&#160;', ' '),
    );
  return {
    nodes: all(/class="node">\n<title>(.*?)<\/title>/g),
    edges: all(/class="edge">\n<title>(.*?)<\/title>/g),
    texts: all(/<text [^>]*>([^<]*)<\/text>/g),
  };
}

test('a history is drawn from its head, with what stands at a revision', () => {
  const { nodes, edges, texts } = partsOf(
    [
      node('a1', [], { message: 'users <b>' }),
      node('b2', ['a1'], { isInRange: true, branchLabels: ['billing'] }),
    ],
    ['a1'],
  );
  expect(nodes).toEqual(['a1', 'b2']);
  expect(edges).toEqual(['b2->a1']);
  expect(texts).toEqual(['a1', 'users &lt;b>', 'SQLite is here', 'b2', 'billing · head']);
});

test('of a long history it is what the report is about, what that follows, and the heads', () => {
  const chain = Array.from({ length: 200 }, (_, index) =>
    node(`r${index}`, index === 0 ? [] : [`r${index - 1}`], { isInRange: index === 150 }),
  );
  const { nodes, edges, texts } = partsOf(chain);
  expect(nodes).toEqual(['r149', 'before r149', 'r150', 'r199']);
  expect(edges).toEqual(['r149->before r149', 'r150->r149', 'r199->r150']);
  expect(texts).toContain('149 more');
  expect(texts).toContain('48 more');
});

test('a merge has two lines, and a dependency is one of another kind', () => {
  const { edges, texts } = partsOf([
    node('a', []),
    node('b', ['a']),
    node('c', ['a'], { dependsOn: ['b'] }),
    node('d', ['b', 'c']),
  ]);
  expect(edges.toSorted()).toEqual(['b->a', 'c->a', 'c->b', 'd->b', 'd->c']);
  expect(texts).toContain('depends on');
});
