import { expect, test } from 'vitest';
import { nameLikeness, type NameLikeness } from '../../../src/compare/rename/name-likeness.ts';

const pairs: readonly (readonly [from: string, to: string, likeness: NameLikeness])[] = [
  ['createdAt', 'created_at', 'same'],
  ['name_first', 'first_name', 'same'],
  ['tag', 'tags', 'plural'],
  ['categories', 'category', 'plural'],
  ['user_name', 'name', 'prefixed'],
  ['active', 'is_active', 'prefixed'],
  ['qty', 'quantity', 'abbreviated'],
  ['desc', 'description', 'abbreviated'],
  ['recieved_at', 'received_at', 'abbreviated'],
  ['name', 'full_name', 'extended'],
  ['image', 'image_url', 'extended'],
  ['author', 'author_id', 'extended'],
  ['price', 'old_price', 'akin'],
  ['email', 'email_token', 'akin'],
  ['first_name', 'last_name', 'contrary'],
  ['line1', 'line2', 'contrary'],
  ['height', 'weight', 'unlike'],
  ['quality', 'quantity', 'unlike'],
  ['password_hash', 'public_bio', 'unlike'],
  ['author_id', 'reviewer_id', 'unlike'],
];

test.each(pairs)('%s and %s: %s', (from, to, likeness) => {
  expect(nameLikeness({ from, to }, { owners: ['users'], renamed: [] })).toBe(likeness);
});

test('a name follows that of a table', () => {
  const renamed = [{ from: 'users', to: 'people' }];
  const surroundings = { owners: [], renamed };
  expect(nameLikeness({ from: 'user_id', to: 'people_id' }, surroundings)).toBe('follows');
  expect(nameLikeness({ from: 'usersId', to: 'peopleId' }, surroundings)).toBe('follows');
});
