import { describe, expect, it } from 'vitest';
import { planStamp } from '../../src/revision/plan-stamp.ts';
import { errorOf } from '../support/catch-error.ts';
import { history, revision } from '../support/history.ts';

/*
 *  root ─┬─ left1 (left) ─ left2 ─┬─ merge
 *        └─ right1 (right) ───────┘
 *  solo1 (solo) ─ solo2, and left2 depends on solo1
 */
const graph = history(
  revision('root'),
  revision('left1', ['root'], { branchLabels: ['left'] }),
  revision('left2', ['left1'], { dependsOn: ['solo1'] }),
  revision('right1', ['root'], { branchLabels: ['right'] }),
  revision('merge', ['left2', 'right1']),
  revision('solo1', [], { branchLabels: ['solo'] }),
  revision('solo2', ['solo1']),
);

describe('planStamp', () => {
  it.each([
    { name: 'writes the first row', current: [], targets: ['root'], heads: ['root'] },
    { name: 'moves forward', current: ['root'], targets: ['left1'], heads: ['left1'] },
    { name: 'moves back', current: ['left2'], targets: ['root'], heads: ['root'] },
    {
      name: 'leaves another branch',
      current: ['right1'],
      targets: ['left1'],
      heads: ['left1', 'right1'],
    },
    {
      name: 'takes several',
      current: [],
      targets: ['left1', 'right1'],
      heads: ['left1', 'right1'],
    },
    { name: 'joins branches', current: ['left1', 'right1'], targets: ['merge'], heads: ['merge'] },
    { name: 'takes all heads', current: ['root'], targets: ['heads'], heads: ['merge', 'solo2'] },
    {
      name: 'covers what a target depends on',
      current: ['solo1'],
      targets: ['left2'],
      heads: ['left2'],
    },
    { name: 'goes back to nothing', current: ['merge', 'solo2'], targets: ['base'], heads: [] },
    {
      name: 'takes one branch back to nothing',
      current: ['right1', 'solo2'],
      targets: ['solo@base'],
      heads: ['right1'],
    },
    {
      name: 'counts from where the database stands',
      current: ['solo1'],
      targets: ['+1'],
      heads: ['solo2'],
    },
    {
      name: 'changes nothing for what is there',
      current: ['left1'],
      targets: ['left1'],
      heads: ['left1'],
    },
  ])('$name', ({ current, targets, heads }) => {
    expect(planStamp(graph, current, targets)).toEqual(heads);
  });

  it('refuses a target that another one has behind it', () => {
    expect(errorOf(() => planStamp(graph, [], ['left2', 'root']))).toMatchObject({
      code: 'RANGE_INVALID',
      message: 'A database at left2 has root behind it, so it cannot stand at both.',
    });
  });

  it('refuses to guess around a revision that has no file', () => {
    expect(errorOf(() => planStamp(graph, ['gone'], ['root']))).toMatchObject({
      code: 'REVISION_NOT_FOUND',
      message: expect.stringContaining('gone'),
    });
  });
});
