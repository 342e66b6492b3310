import { expect, test } from 'vitest';
import { valueLikeness } from '../../../src/compare/rename/value-likeness.ts';

test.each([
  ['draft', 'DRAFT', 'same'],
  ['inProgress', 'in progress', 'same'],
  ['draft', 'drafted', 'inflected'],
  ['denied', 'deny', 'inflected'],
  ['ban', 'banned', 'inflected'],
  ['archive', 'archived', 'inflected'],
  ['user', 'users', 'plural'],
  ['ROLE_ADMIN', 'admin', 'prefixed'],
  ['admin', 'administrator', 'abbreviated'],
  ['paid', 'partially paid', 'extended'],
  ['first class', 'second class', 'contrary'],
  ['active', 'inactive', 'unlike'],
  ['processing', 'processed', 'unlike'],
  ['A+', 'A-', 'unlike'],
  ['<', '>', 'unlike'],
  ['', 'none', 'unlike'],
] as const)('%j and %j are %s', (from, to, likeness) => {
  expect(valueLikeness({ from, to }, ['users', 'role'])).toBe(likeness);
});
