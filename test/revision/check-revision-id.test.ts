import { describe, expect, it } from 'vitest';
import { checkRevisionId } from '../../src/revision/check-revision-id.ts';
import { errorOf } from '../support/catch-error.ts';
import { history, revision } from '../support/history.ts';

const graph = history(revision('abcd12', [], { branchLabels: ['billing'] }));

describe('checkRevisionId', () => {
  it.each(['abcd', 'abcd123', '0001', 'v1.2', 'größe'])('accepts %s', (id) => {
    expect(() => checkRevisionId(id, graph)).not.toThrow();
  });

  it.each(['a-1', 'a b', 'head', '', '../a', 'a/b', '-1', '.a', 'a'.repeat(33)])(
    'refuses %j as malformed',
    (id) => {
      expect(errorOf(() => checkRevisionId(id, graph))).toMatchObject({
        code: 'REVISION_INVALID',
        message: `\`${id}\` cannot be a revision id.`,
      });
    },
  );

  it.each(['abcd12', 'billing'])('refuses %s as taken', (id) => {
    expect(errorOf(() => checkRevisionId(id, graph))).toMatchObject({
      code: 'REVISION_DUPLICATE',
      message: `The name ${id} is taken by migrations/abcd12.ts.`,
    });
  });
});
