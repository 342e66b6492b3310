import { expect, test } from 'vitest';
import { propertyNames } from '../../../src/command/former-names/property-names.ts';

const table = { schema: null, name: 'people' };
const names = propertyNames({
  classes: [
    { table, className: 'UserAccount', tableFor: (className, name) => name ?? `t${className}` },
  ],
  junctions: [
    {
      table: { schema: null, name: 'labels' },
      className: 'Post',
      property: 'tags',
      tableFor: (name) => name ?? 'postTags',
    },
  ],
  properties: [
    {
      table,
      column: 'label',
      className: 'UserAccount',
      property: 'fullName',
      isRelation: false,
      memberOf: (value: string) => (value === 'drafted' ? 'Draft' : null),
      columnFor: (property, name) => `home_${name ?? property}`,
    },
  ],
});

test('a table may have been called as its class would have it', () => {
  expect(names.tableWas(table).map(({ name, weight }) => [name, weight])).toEqual([
    ['tUserAccount', 0.9],
    ['UserAccount', 0.9],
    ['t_user_account', 0.8],
    ['tUserAccount', 0.8],
    ['user_account', 0.8],
    ['userAccount', 0.8],
  ]);
});

test('a column may have been called as its property would have it', () => {
  expect(names.columnWas(table, 'label').slice(0, 3)).toEqual([
    {
      name: 'home_fullName',
      reason: 'its property fullName would be called so without a name',
      weight: 0.9,
    },
    { name: 'home_fullName', reason: 'its property is called fullName', weight: 0.9 },
    { name: 'home_full_name', reason: 'its property is called fullName', weight: 0.8 },
  ]);
});

test('nothing is known of what nothing declares, and nothing was called as it is', () => {
  expect(names.columnWas(table, 'other')).toEqual([]);
  expect(names.tableWas({ schema: 'crm', name: 'people' })).toEqual([]);
});

test('a value may have been called as its member is', () => {
  expect(names.valueWas(table, 'label', 'drafted')).toEqual([
    { name: 'Draft', reason: 'its member is called Draft', weight: 0.7 },
  ]);
  expect(names.valueWas(table, 'label', 'sent')).toEqual([]);
  expect(names.valueWas(table, 'other', 'drafted')).toEqual([]);
});

test('a junction table may have been called as its relation would have it', () => {
  const reason = 'its relation tags would have it called so without a name';
  expect(names.tableWas({ schema: null, name: 'labels' })).toEqual([
    { name: 'postTags', reason, weight: 0.9 },
    { name: 'post_tags', reason, weight: 0.8 },
    { name: 'postTags', reason, weight: 0.8 },
  ]);
});
