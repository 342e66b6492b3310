import { describe, expect, it } from 'vitest';
import { asksForCurrent, selectRange } from '../../src/revision/select-range.ts';
import { errorOf } from '../support/catch-error.ts';
import { history, revision } from '../support/history.ts';

/*
 *  a1 ─ a2 ─┬─ a3 ─ a4
 *           └─ b3 (side)
 */
const graph = history(
  revision('a1'),
  revision('a2', ['a1']),
  revision('a3', ['a2']),
  revision('a4', ['a3']),
  revision('b3', ['a2'], { branchLabels: ['side'] }),
);

function select(range: string, ...current: readonly string[]): string {
  return selectRange(graph, range, current)
    .map(({ id }) => id)
    .join(' ');
}

describe('selectRange', () => {
  it.each([
    { range: ':', ids: 'a1 a2 a3 a4 b3' },
    { range: 'a2:a3', ids: 'a2 a3' },
    { range: 'a3:', ids: 'a3 a4' },
    { range: ':a2', ids: 'a1 a2' },
    { range: 'base:a2', ids: 'a1 a2' },
    { range: 'a2:heads', ids: 'a2 a3 a4 b3' },
    { range: 'side@base:side@head', ids: 'a1 a2 b3' },
    { range: '-1:a4', ids: 'a3 a4' },
    { range: 'a3:+1', ids: 'a3 a4' },
    { range: ':current', ids: 'a1 a2', current: ['a2'] },
    { range: 'current:', ids: 'a3 a4', current: ['a3'] },
    { range: '-1:', ids: 'a2 a3 a4 b3', current: ['a3'] },
    { range: '-1:current', ids: 'a2 a3', current: ['a3'] },
  ])('selects $ids for $range', ({ range, ids, current = [] }) => {
    expect(select(range, ...current)).toBe(ids);
  });

  it.each(['a2', 'a1:a2:a3'])('refuses %s', (range) => {
    expect(errorOf(() => select(range))).toMatchObject({ code: 'RANGE_INVALID' });
  });

  it('says so when the end does not follow the start', () => {
    expect(errorOf(() => select('a4:b3'))).toMatchObject({
      code: 'RANGE_INVALID',
      message: expect.stringContaining('a4:b3'),
    });
  });

  it('asks the database only where the range does', () => {
    const ranges = [
      ':',
      'a1:a2',
      '-1:a2',
      'a1:+1',
      'current:',
      ':current',
      '-1:',
      ':+1',
      '-2:current',
    ];
    expect(ranges.filter(asksForCurrent)).toEqual([
      'current:',
      ':current',
      '-1:',
      ':+1',
      '-2:current',
    ]);
  });
});
