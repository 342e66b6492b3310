import { describe, expect, it } from 'vitest';
import { buildRevisionGraph } from '../../src/revision/revision-graph.ts';
import { errorOf } from '../support/catch-error.ts';
import { history, revision } from '../support/history.ts';

function idsOf(graph: ReturnType<typeof history>): readonly string[] {
  return graph.revisions.map(({ id }) => id);
}

describe('buildRevisionGraph', () => {
  it('is empty without files', () => {
    expect(history()).toMatchObject({ revisions: [], heads: [], bases: [] });
  });

  it('knows heads, bases, parents and children of a branched and merged history', () => {
    const graph = history(
      revision('merge', ['left', 'right']),
      revision('left', ['root']),
      revision('right', ['root']),
      revision('root'),
      revision('other'),
    );
    expect(graph.heads).toEqual(['merge', 'other']);
    expect(graph.bases).toEqual(['root', 'other']);
    expect(graph.children('root')).toEqual(['left', 'right']);
    expect(graph.parents('merge')).toEqual(['left', 'right']);
    expect(graph.children('merge')).toEqual([]);
    expect(graph.get('left')?.path).toBe('migrations/left.ts');
    expect(graph.get('nothing')).toBeUndefined();
    expect(graph.getAll(['left', 'nothing', 'root']).map(({ id }) => id)).toEqual(['left', 'root']);
  });

  it('answers with nothing for an id that does not exist', () => {
    const graph = history();
    expect(graph.parents('a')).toEqual([]);
    expect(graph.children('a')).toEqual([]);
    expect(graph.requirements('a')).toEqual([]);
    expect(graph.dependents('a')).toEqual([]);
  });

  it('orders by creation where the graph leaves a choice, then by id', () => {
    const graph = history(
      revision('a', [], { created: '2026-03-01T00:00:00Z' }),
      revision('b', [], { created: '2026-01-01T00:00:00Z' }),
      revision('d', [], { created: '2026-02-01T00:00:00Z' }),
      revision('c', [], { created: '2026-02-01T00:00:00Z' }),
    );
    expect(idsOf(graph)).toEqual(['b', 'c', 'd', 'a']);
  });

  it('puts a parent first even where its clock was ahead', () => {
    const graph = history(
      revision('child', ['root'], { created: '2026-01-01T00:00:00Z' }),
      revision('root', [], { created: '2026-02-01T00:00:00Z' }),
    );
    expect(idsOf(graph)).toEqual(['root', 'child']);
  });

  it.each([
    ['id', 'abcdef'],
    ['prefix', 'abcd'],
    ['label', 'billing'],
  ])('puts a dependency given as %s first, without making it a parent', (_, name) => {
    const graph = history(
      revision('aaaa', [], { dependsOn: [name] }),
      revision('abcdef', [], { branchLabels: ['billing'] }),
    );
    expect(idsOf(graph)).toEqual(['abcdef', 'aaaa']);
    expect(graph.requirements('aaaa')).toEqual(['abcdef']);
    expect(graph.dependents('abcdef')).toEqual(['aaaa']);
    expect(graph.children('abcdef')).toEqual([]);
    expect(graph.heads).toEqual(['abcdef', 'aaaa']);
  });

  it('finds revisions by id, label and the first four characters', () => {
    const graph = history(
      revision('abcd'),
      revision('abcd12'),
      revision('abce', [], { branchLabels: ['billing'] }),
    );
    const find = (name: string): readonly string[] => graph.find(name).map(({ id }) => id);
    expect(find('abcd')).toEqual(['abcd']);
    expect(find('abcd1')).toEqual(['abcd12']);
    expect(find('abc')).toEqual([]);
    expect(find('billing')).toEqual(['abce']);
    expect(find('bill')).toEqual([]);
  });

  it('takes a chain longer than the call stack', () => {
    const length = 20_000;
    const chain = Array.from({ length }, (_, index) =>
      revision(`r${length - index}`, index === length - 1 ? [] : [`r${length - index - 1}`]),
    );
    expect(history(...chain).heads).toEqual([`r${length}`]);
  });

  it.each([
    {
      name: 'a duplicate id',
      revisions: [revision('a'), revision('a', [], { path: 'migrations/copy.ts' })],
      error: {
        code: 'REVISION_DUPLICATE',
        message:
          'The revision a is declared by more than one file: migrations/a.ts, migrations/copy.ts.',
      },
    },
    {
      name: 'a label used twice',
      revisions: [
        revision('a', [], { branchLabels: ['x'] }),
        revision('b', [], { branchLabels: ['x'] }),
      ],
      error: {
        code: 'LABEL_DUPLICATE',
        message: 'The branch label `x` is used more than once: migrations/a.ts, migrations/b.ts.',
      },
    },
    {
      name: 'a label that is an id',
      revisions: [revision('a'), revision('b', [], { branchLabels: ['a'] })],
      error: {
        code: 'LABEL_DUPLICATE',
        message: 'The branch label `a` is used more than once: migrations/a.ts, migrations/b.ts.',
      },
    },
    {
      name: 'a parent that does not exist',
      revisions: [revision('b', ['a'])],
      error: {
        code: 'REVISION_PARENT_MISSING',
        message: 'The `downRevision` of migrations/b.ts names a, which no migration file declares.',
      },
    },
    {
      name: 'a parent by prefix',
      revisions: [revision('abcdef'), revision('b', ['abcd'])],
      error: { code: 'REVISION_PARENT_MISSING' },
    },
    {
      name: 'a dependency that does not exist',
      revisions: [revision('b', [], { dependsOn: ['a'] })],
      error: {
        code: 'REVISION_PARENT_MISSING',
        message: 'The `dependsOn` of migrations/b.ts names a, which no migration file declares.',
      },
    },
    {
      name: 'an ambiguous dependency',
      revisions: [
        revision('abcd1'),
        revision('abcd2', [], { message: 'two' }),
        revision('b', [], { dependsOn: ['abcd'] }),
      ],
      error: { code: 'REVISION_AMBIGUOUS', message: '`abcd` could mean abcd1 or abcd2 (two).' },
    },
    {
      name: 'a revision that follows itself',
      revisions: [revision('a', ['a'])],
      error: {
        code: 'REVISION_CYCLE',
        message: 'The migration migrations/a.ts follows itself.',
      },
    },
    {
      name: 'a cycle with a tail',
      revisions: [revision('a', ['b']), revision('b', ['c']), revision('c', ['b'])],
      error: {
        code: 'REVISION_CYCLE',
        message:
          'The revisions follow each other in a circle, b → c → b: migrations/b.ts, migrations/c.ts.',
      },
    },
    {
      name: 'a cycle through a dependency',
      revisions: [revision('a', [], { dependsOn: ['b'] }), revision('b', ['a'])],
      error: { code: 'REVISION_CYCLE' },
    },
  ])('refuses $name', ({ revisions, error }) => {
    expect(errorOf(() => buildRevisionGraph(revisions))).toMatchObject(error);
  });
});
