import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planDowngrade, planUpgrade, type Step } from '../../src/revision/plan-steps.ts';
import type { RevisionGraph } from '../../src/revision/revision-graph.ts';
import { errorOf } from '../support/catch-error.ts';
import { history, revision } from '../support/history.ts';

const linear = history(revision('a1'), revision('a2', ['a1']), revision('a3', ['a2']));

/*
 *  root ─┬─ left1 (left) ─ left2 ─┬─ merge
 *        └─ right1 (right) ───────┘
 *  solo1 ─ solo2, and left2 depends on solo1
 */
const branched = history(
  revision('root'),
  revision('left1', ['root'], { branchLabels: ['left'] }),
  revision('left2', ['left1'], { dependsOn: ['solo1'] }),
  revision('right1', ['root'], { branchLabels: ['right'] }),
  revision('merge', ['left2', 'right1']),
  revision('solo1'),
  revision('solo2', ['solo1']),
);

/** Each step as `+id` or `-id`, and the version table after it. */
function show(steps: readonly Step[]): readonly string[] {
  return steps.map(
    ({ direction, revision: { id }, headsAfter }) =>
      `${direction === 'upgrade' ? '+' : '-'}${id}: ${headsAfter.join(' ')}`,
  );
}

describe('planUpgrade', () => {
  it.each([
    { current: [], target: 'head', steps: ['+a1: a1', '+a2: a2', '+a3: a3'] },
    { current: ['a1'], target: 'head', steps: ['+a2: a2', '+a3: a3'] },
    { current: ['a1'], target: 'a2', steps: ['+a2: a2'] },
    { current: ['a1'], target: '+1', steps: ['+a2: a2'] },
    { current: ['a1'], target: '+2', steps: ['+a2: a2', '+a3: a3'] },
    { current: [], target: '+1', steps: ['+a1: a1'] },
    { current: ['a3'], target: 'head', steps: [] },
    { current: ['a2'], target: 'a2', steps: [] },
    { current: ['a2'], target: '+0', steps: [] },
    { current: [], target: 'base', steps: [] },
  ])('plans $target from $current in a linear history', ({ current, target, steps }) => {
    expect(show(planUpgrade(linear, current, target))).toEqual(steps);
  });

  it.each([
    {
      name: 'both branches and what they depend on for a merge',
      current: ['root'],
      target: 'merge',
      steps: [
        '+left1: left1',
        '+solo1: left1 solo1',
        '+left2: left2',
        '+right1: left2 right1',
        '+merge: merge',
      ],
    },
    {
      name: 'only one branch',
      current: [],
      target: 'right1',
      steps: ['+root: root', '+right1: right1'],
    },
    {
      name: 'a second branch beside the first',
      current: ['right1'],
      target: 'left1',
      steps: ['+left1: left1 right1'],
    },
    {
      name: 'one step on a named branch',
      current: ['right1'],
      target: 'left@+1',
      steps: ['+left1: left1 right1'],
    },
    {
      name: 'a branch that another one depends on',
      current: ['merge'],
      target: 'solo2',
      steps: ['+solo2: merge solo2'],
    },
    {
      name: 'all heads',
      current: ['left2', 'right1'],
      target: 'heads',
      steps: ['+merge: merge', '+solo2: merge solo2'],
    },
    {
      name: 'nothing for what is applied as a dependency',
      current: ['merge'],
      target: 'solo1',
      steps: [],
    },
  ])('plans $name', ({ current, target, steps }) => {
    expect(show(planUpgrade(branched, current, target))).toEqual(steps);
  });

  it.each([
    {
      current: ['a3'],
      target: 'a1',
      code: 'RANGE_INVALID',
      message: 'The database is past `a1` already.',
      hint: 'To go back to it, run `limbeck downgrade a1`.',
    },
    { current: ['a3'], target: 'base', hint: 'To go back to it, run `limbeck downgrade base`.' },
    { current: ['a3'], target: '-1', hint: 'To go back to it, run `limbeck downgrade -1`.' },
    { current: ['a3'], target: '-3', hint: 'To go back to it, run `limbeck downgrade -3`.' },
    { current: ['a3'], target: '+1', code: 'RANGE_INVALID' },
    { current: ['a3'], target: 'b1', code: 'REVISION_NOT_FOUND' },
    {
      current: ['gone'],
      target: 'head',
      code: 'REVISION_NOT_FOUND',
      message: 'The database is at revision gone, which no migration file declares.',
      hint: 'Restore its file, which may be on another branch of your version control, or declare where the database stands: `limbeck stamp --purge <revision>`.',
    },
    {
      current: ['a1', 'a3'],
      target: 'head',
      code: 'RANGE_INVALID',
      message: 'The version table holds both a1 and a3, although a3 follows a1.',
    },
  ])('refuses $target from $current', ({ current, target, ...error }) => {
    expect(errorOf(() => planUpgrade(linear, current, target))).toMatchObject(error);
  });

  it('refuses head where there are several', () => {
    expect(errorOf(() => planUpgrade(branched, [], 'head')).code).toBe('MULTIPLE_HEADS');
  });
});

describe('planDowngrade', () => {
  it.each([
    { current: ['a3'], target: 'base', steps: ['-a3: a2', '-a2: a1', '-a1: '] },
    { current: ['a3'], target: 'a1', steps: ['-a3: a2', '-a2: a1'] },
    { current: ['a3'], target: '-1', steps: ['-a3: a2'] },
    { current: ['a3'], target: '-3', steps: ['-a3: a2', '-a2: a1', '-a1: '] },
    { current: ['a3'], target: 'head-1', steps: ['-a3: a2'] },
    { current: ['a2'], target: 'head-1', steps: [] },
    { current: ['a2'], target: 'a2', steps: [] },
    { current: ['a3'], target: 'head', steps: [] },
    { current: ['a2'], target: 'a2-1', steps: ['-a2: a1'] },
    { current: ['a2'], target: 'base+1', steps: ['-a2: a1'] },
    { current: [], target: 'base', steps: [] },
  ])('plans $target from $current in a linear history', ({ current, target, steps }) => {
    expect(show(planDowngrade(linear, current, target))).toEqual(steps);
  });

  it.each([
    { name: 'a merge alone by offset', target: '-1', steps: ['-merge: left2 right1'] },
    {
      name: 'a merge alone by one of its parents',
      target: 'right1',
      steps: ['-merge: left2 right1'],
    },
    {
      name: 'all branches of a fork',
      target: 'root',
      steps: [
        '-merge: left2 right1',
        '-right1: left2',
        '-left2: left1 solo1',
        '-left1: root solo1',
      ],
    },
    {
      name: 'one branch of a fork, and the merge that needs it',
      target: 'right@root',
      steps: ['-merge: left2 right1', '-right1: left2'],
    },
    {
      name: 'what depends on a branch, with the branch',
      target: 'solo1@base',
      steps: ['-merge: left2 right1', '-left2: left1 right1 solo1', '-solo1: left1 right1'],
    },
    {
      name: 'nothing of what only depends on the target',
      target: 'solo1',
      steps: [],
    },
    {
      name: 'everything',
      target: 'base',
      steps: [
        '-merge: left2 right1',
        '-right1: left2',
        '-left2: left1 solo1',
        '-solo1: left1',
        '-left1: root',
        '-root: ',
      ],
    },
  ])('undoes $name', ({ target, steps }) => {
    expect(show(planDowngrade(branched, ['merge'], target))).toEqual(steps);
  });

  it('undoes a base by offset and leaves what it depends on', () => {
    const graph = history(revision('a1'), revision('b1', [], { dependsOn: ['a1'] }));
    expect(show(planDowngrade(graph, ['b1'], '-1'))).toEqual(['-b1: a1']);
  });

  it('leaves other branches as they are', () => {
    expect(show(planDowngrade(branched, ['right1', 'solo2'], 'solo1'))).toEqual([
      '-solo2: right1 solo1',
    ]);
  });

  it.each([
    {
      current: ['a1'],
      target: 'a3',
      code: 'RANGE_INVALID',
      message: 'The database has not reached `a3` yet.',
      hint: 'To go forward to it, run `limbeck upgrade a3`.',
    },
    { current: ['a1'], target: '+1', hint: 'To go forward to it, run `limbeck upgrade +1`.' },
    { current: ['a1'], target: 'head-1', code: 'RANGE_INVALID' },
    { current: ['a1'], target: '-2', code: 'RANGE_INVALID' },
    { current: [], target: '-1', code: 'RANGE_INVALID' },
    { current: ['gone'], target: 'base', code: 'REVISION_NOT_FOUND' },
  ])('refuses $target from $current', ({ current, target, ...error }) => {
    expect(errorOf(() => planDowngrade(linear, current, target))).toMatchObject(error);
  });
});

/** Histories of up to twelve revisions with forks, merges and dependencies at random. */
const anyHistory = fc
  .array(
    fc.record({
      parents: fc.uniqueArray(fc.nat(), { maxLength: 3 }),
      dependsOn: fc.uniqueArray(fc.nat(), { maxLength: 2 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((nodes) =>
    history(
      ...nodes.map(({ parents, dependsOn }, index) => {
        const earlier = (numbers: readonly number[]): readonly string[] =>
          index === 0 ? [] : [...new Set(numbers.map((number) => `r${number % index}`))];
        return revision(`r${index}`, earlier(parents), { dependsOn: earlier(dependsOn) });
      }),
    ),
  );

/** A history, a database that has reached some of its revisions, and one to go to. */
const anySituation = fc
  .tuple(anyHistory, fc.array(fc.nat(), { maxLength: 4 }), fc.nat())
  .map(([graph, reached, target]) => {
    const idAt = (number: number): string =>
      graph.revisions[number % graph.revisions.length]?.id ?? '';
    const applied = required(graph, reached.map(idAt));
    return { graph, applied, current: headsOf(graph, applied), target: idAt(target) };
  });

function required(graph: RevisionGraph, ids: readonly string[]): ReadonlySet<string> {
  const before = ids.flatMap((id) => [...required(graph, graph.requirements(id))]);
  return new Set([...ids, ...before]);
}

function headsOf(graph: RevisionGraph, applied: ReadonlySet<string>): readonly string[] {
  return [...applied]
    .filter((id) => !graph.dependents(id).some((other) => applied.has(other)))
    .toSorted();
}

describe('planUpgrade and planDowngrade on any history', () => {
  it('upgrade in order to exactly what the target requires, with the right heads at each step', () => {
    fc.assert(
      fc.property(anySituation, ({ graph, applied, current, target }) => {
        fc.pre(!applied.has(target));
        const state = new Set(applied);
        for (const step of planUpgrade(graph, current, target)) {
          expect(state.has(step.revision.id)).toBe(false);
          expect(graph.requirements(step.revision.id).every((id) => state.has(id))).toBe(true);
          state.add(step.revision.id);
          expect(step.headsAfter).toEqual(headsOf(graph, state));
        }
        expect(state).toEqual(new Set([...applied, ...required(graph, [target])]));
      }),
    );
  });

  it('downgrade in order until nothing follows the target, with the right heads at each step', () => {
    fc.assert(
      fc.property(anySituation, ({ graph, applied, current, target }) => {
        fc.pre(applied.has(target));
        const state = new Set(applied);
        for (const step of planDowngrade(graph, current, target)) {
          expect(state.delete(step.revision.id)).toBe(true);
          expect(graph.dependents(step.revision.id).some((id) => state.has(id))).toBe(false);
          expect(step.headsAfter).toEqual(headsOf(graph, state));
        }
        expect(graph.children(target).some((id) => state.has(id))).toBe(false);
        expect(state.has(target)).toBe(true);
      }),
    );
  });

  it('undo each step of an upgrade one by one, back to where it started', () => {
    fc.assert(
      fc.property(anySituation, ({ graph, current }) => {
        let heads = current;
        const steps = planUpgrade(graph, current, 'heads');
        const before = [current, ...steps.map(({ headsAfter }) => headsAfter)];
        for (const [index, { revision: undone, headsAfter }] of [...steps.entries()].toReversed()) {
          expect(show(planDowngrade(graph, headsAfter, `${undone.id}-1`))).toEqual([
            `-${undone.id}: ${before[index]?.join(' ')}`,
          ]);
          heads = before[index] ?? [];
        }
        expect(heads).toEqual(current);
      }),
    );
  });

  it('go to base by the steps of the upgrade backwards', () => {
    fc.assert(
      fc.property(anyHistory, (graph) => {
        const up = planUpgrade(graph, [], 'heads');
        const down = planDowngrade(graph, up.at(-1)?.headsAfter ?? [], 'base');
        expect(down.map((step) => step.revision)).toEqual(
          up.map((step) => step.revision).toReversed(),
        );
        expect(down.at(-1)?.headsAfter).toEqual([]);
      }),
    );
  });

  it('plan nothing where the target is reached', () => {
    fc.assert(
      fc.property(anyHistory, (graph) => {
        const heads = planUpgrade(graph, [], 'heads').at(-1)?.headsAfter ?? [];
        expect(planUpgrade(graph, heads, 'heads')).toEqual([]);
        expect(planDowngrade(graph, heads, 'heads')).toEqual([]);
      }),
    );
  });
});
