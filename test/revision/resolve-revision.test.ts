import { describe, expect, it } from 'vitest';
import { resolveRevision } from '../../src/revision/resolve-revision.ts';
import { errorOf } from '../support/catch-error.ts';
import { history, revision } from '../support/history.ts';

/*
 *  root1 ─ root2 ─┬─ bill1 (billing) ─ bill2 ─┬─ merge1
 *                 └─ shop1 (shop) ─── shop2 ──┘
 *  solo1 (solo) ─ solo2
 */
const branched = history(
  revision('root1'),
  revision('root2', ['root1']),
  revision('bill1', ['root2'], { branchLabels: ['billing'], message: 'add invoices' }),
  revision('bill2', ['bill1']),
  revision('shop1', ['root2'], { branchLabels: ['shop'] }),
  revision('shop2', ['shop1']),
  revision('merge1', ['bill2', 'shop2']),
  revision('solo1', [], { branchLabels: ['solo'] }),
  revision('solo2', ['solo1']),
);
const linear = history(
  revision('aaaa1111'),
  revision('aaaa2222', ['aaaa1111'], { message: 'second' }),
  revision('bbbb3333', ['aaaa2222']),
);

describe('resolveRevision', () => {
  it.each([
    ['aaaa2222', ['aaaa2222']],
    ['bbbb', ['bbbb3333']],
    ['aaaa2', ['aaaa2222']],
    ['head', ['bbbb3333']],
    ['heads', ['bbbb3333']],
    ['base', []],
    ['current', ['aaaa2222']],
    ['+1', ['bbbb3333']],
    ['+0', ['aaaa2222']],
    ['-1', ['aaaa1111']],
    ['-2', []],
    ['head-1', ['aaaa2222']],
    ['head-3', []],
    ['base+1', ['aaaa1111']],
    ['base+3', ['bbbb3333']],
    ['base+0', []],
    ['bbbb-1', ['aaaa2222']],
    ['aaaa1111+2', ['bbbb3333']],
    ['aaaa1@head', ['bbbb3333']],
  ])('resolves %s in a linear history', (symbol, ids) => {
    expect(resolveRevision(linear, symbol, ['aaaa2222'])).toEqual(ids);
  });

  it.each([
    ['heads', ['merge1', 'solo2'], []],
    ['billing', ['bill1'], []],
    ['billing@head', ['merge1'], []],
    ['billing@heads', ['merge1'], []],
    ['solo@head', ['solo2'], []],
    ['bill2@head', ['merge1'], []],
    ['solo@base', [], []],
    ['billing@bill2', ['bill2'], []],
    ['billing@root1', ['root1'], []],
    ['solo@head-1', ['solo1'], []],
    ['billing+1', ['bill2'], []],
    ['shop@root2+1', ['shop1'], []],
    ['shop@base+3', ['shop1'], []],
    ['merge1-1', ['bill2', 'shop2'], []],
    ['billing@merge1-2', ['bill1'], []],
    ['solo@+1', ['solo2'], ['solo1', 'bill1']],
    ['solo@+1', ['solo1'], ['bill1']],
    ['solo@-1', [], ['solo1', 'bill1']],
    ['shop@+1', ['shop1'], ['bill2']],
    ['shop@current', ['root2'], ['bill2']],
    ['-1', ['bill2', 'shop2'], ['merge1']],
  ])('resolves %s in a branched history to %j', (symbol, ids, current) => {
    expect(resolveRevision(branched, symbol, current)).toEqual(ids);
  });

  it('resolves head to nothing where there are no files', () => {
    expect(resolveRevision(history(), 'head')).toEqual([]);
  });

  it('resolves the first step from nothing', () => {
    expect(resolveRevision(linear, '+1')).toEqual(['aaaa1111']);
  });

  it.each([
    {
      symbol: 'head',
      code: 'MULTIPLE_HEADS',
      message: 'The history has 2 heads: merge1, solo2.',
      hint: 'Name one of them, or all of them as `heads`; `limbeck merge heads` joins them.',
    },
    {
      symbol: '+1',
      current: ['bill1', 'solo1'],
      code: 'REVISION_AMBIGUOUS',
      message: '`+1` could be counted from bill1 (add invoices) or from solo1.',
      hint: 'Name one of them: `bill1+1` or `solo1+1`.',
    },
    { symbol: 'heads-1', code: 'REVISION_AMBIGUOUS' },
    {
      symbol: 'root2+1',
      code: 'REVISION_AMBIGUOUS',
      message: '`root2+1` could mean bill1 (add invoices) or shop1.',
      hint: 'Name one of them by its id.',
    },
    { symbol: 'base+1', code: 'REVISION_AMBIGUOUS' },
    { symbol: 'merge1-2', code: 'REVISION_AMBIGUOUS' },
    {
      symbol: 'solo@bill1',
      code: 'REVISION_NOT_FOUND',
      message: 'The revision bill1 is not on the branch `solo`.',
    },
    {
      symbol: 'bilings@head',
      code: 'REVISION_NOT_FOUND',
      message: 'There is no revision `bilings`.',
      hint: 'Did you mean bill1 (add invoices)?',
    },
    { symbol: 'bill', code: 'REVISION_AMBIGUOUS' },
    {
      symbol: '-3',
      current: ['solo2'],
      code: 'RANGE_INVALID',
      message: '`-3` goes too far: there are only 2 revisions that way.',
    },
    {
      symbol: 'bill2+2',
      code: 'RANGE_INVALID',
      message: '`bill2+2` goes too far: there is only 1 revision that way.',
    },
    {
      symbol: '-1',
      code: 'RANGE_INVALID',
      message: '`-1` goes too far: there is no revision that way.',
    },
    { symbol: 'solo1-2', code: 'RANGE_INVALID' },
    {
      symbol: '+1',
      current: ['gone'],
      code: 'REVISION_NOT_FOUND',
      message: 'The database is at revision gone, which no migration file declares.',
    },
  ])('refuses $symbol', ({ symbol, current, ...error }) => {
    expect(errorOf(() => resolveRevision(branched, symbol, current))).toMatchObject(error);
  });

  it.each([
    ['aaaa', 'REVISION_AMBIGUOUS', '`aaaa` could mean aaaa1111 or aaaa2222 (second).'],
    ['aaa', 'REVISION_NOT_FOUND', 'There is no revision `aaa`.'],
    ['', 'REVISION_NOT_FOUND', '`` is no way to name a revision.'],
    ['@head', 'REVISION_NOT_FOUND', '`@head` is no way to name a revision.'],
    ['a b', 'REVISION_NOT_FOUND', '`a b` is no way to name a revision.'],
    ['head-x', 'REVISION_NOT_FOUND', '`head-x` is no way to name a revision.'],
  ])('refuses %j in a linear history', (symbol, code, message) => {
    expect(errorOf(() => resolveRevision(linear, symbol))).toMatchObject({ code, message });
  });

  it.each([
    ['aaaa1112', 'Did you mean aaaa1111?'],
    ['aaaa1122', 'Did you mean aaaa1111 or aaaa2222 (second)?'],
    ['second', 'Did you mean aaaa2222 (second)?'],
    ['zzzz9999', 'See `limbeck history` for the revisions there are.'],
  ])('offers what %s may have meant', (symbol, hint) => {
    expect(errorOf(() => resolveRevision(linear, symbol)).hint).toBe(hint);
  });
});
