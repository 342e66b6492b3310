import { describe, expect, it } from 'vitest';
import { placeRevision } from '../../src/revision/place-revision.ts';
import { errorOf } from '../support/catch-error.ts';
import { history, revision } from '../support/history.ts';

/*
 *  root ─┬─ left1 (left)
 *        └─ right1 (right) ─ right2
 */
const graph = history(
  revision('root'),
  revision('left1', ['root'], { branchLabels: ['left'] }),
  revision('right1', ['root'], { branchLabels: ['right'] }),
  revision('right2', ['right1']),
);
const linear = history(revision('one'), revision('two', ['one']));

describe('placeRevision', () => {
  it.each([
    { name: 'follows the head', graph: linear, options: {}, parents: ['two'] },
    { name: 'follows a head by its id', graph, options: { head: 'left1' }, parents: ['left1'] },
    {
      name: 'follows the head of a branch',
      graph,
      options: { head: 'right@head' },
      parents: ['right2'],
    },
    { name: 'starts a history of its own', graph, options: { head: 'base' }, parents: [] },
    { name: 'joins all heads', graph, options: { head: 'heads' }, parents: ['left1', 'right2'] },
    {
      name: 'joins heads by name',
      graph,
      options: { head: ['right2', 'left'] },
      parents: ['right2', 'left1'],
    },
    {
      name: 'starts a branch where it may',
      graph,
      options: { head: 'root', splice: true },
      parents: ['root'],
    },
    { name: 'starts an empty history', graph: history(), options: {}, parents: [] },
  ])('$name', ({ graph: given, options, parents }) => {
    expect(placeRevision(given, options).parents).toEqual(parents);
  });

  it('writes dependencies as whole ids, and labels as labels', () => {
    const { dependsOn } = placeRevision(graph, { head: 'left1', dependsOn: ['right2'] });
    expect(dependsOn).toEqual(['right2']);
    expect(placeRevision(graph, { head: 'base', dependsOn: ['right', 'left1'] }).dependsOn).toEqual(
      ['right', 'left1'],
    );
  });

  it.each([
    { options: { head: 'root' }, code: 'REVISION_INVALID', says: 'followed by left1 and right1' },
    { options: {}, code: 'MULTIPLE_HEADS', says: 'left1, right2' },
    { options: { head: 'gone' }, code: 'REVISION_NOT_FOUND', says: 'gone' },
    {
      options: { head: 'base', branchLabels: ['left'] },
      code: 'LABEL_DUPLICATE',
      says: 'left1.ts',
    },
    { options: { head: 'base', branchLabels: ['root'] }, code: 'LABEL_DUPLICATE', says: 'root.ts' },
    { options: { head: 'base', branchLabels: ['a@b'] }, code: 'REVISION_INVALID', says: 'a@b' },
    { options: { head: 'base', dependsOn: ['base'] }, code: 'REVISION_INVALID', says: 'base' },
  ])('refuses $options', ({ options, code, says }) => {
    expect(errorOf(() => placeRevision(graph, options))).toMatchObject({
      code,
      message: expect.stringContaining(says),
    });
  });
});
