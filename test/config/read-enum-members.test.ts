import { expect, test } from 'vitest';
import { readEnumMembers } from '../../src/config/read-enum-members.ts';

test('members are read with their values as texts', () => {
  const enums = readEnumMembers(
    'a.ts',
    `enum Level { Low, Mid = 5, High, Odd = 1 + 1, Unknown, 'a-b' = \`x\` }
     const State = { Draft: 'draft', size: 3, 'a b': 'c', ...more, computed() {} } as const;
     const plain = { a: 'b' };`,
  );
  expect(enums.map(({ name, members }) => [name, Object.fromEntries(members)])).toEqual([
    ['Level', { Low: '0', Mid: '5', High: '6', 'a-b': 'x' }],
    ['State', { Draft: 'draft', size: '3', 'a b': 'c' }],
  ]);
});
