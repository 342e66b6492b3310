import { expect, it } from 'vitest';
import { forgetDeclarations } from '../../src/operation/forget-declarations.ts';
import type { Operation } from '../../src/operation/operation.ts';
import { column as columnSpec } from '../../src/schema/column-spec.ts';
import { column, table, view } from '../support/build.ts';

const city = column('city', 'varchar(20)', { declared: columnSpec('city', 'varchar(20)') });
const name = column('name', 'varchar(20)', { declared: columnSpec('name', 'varchar(20)') });
const create: Operation = { kind: 'createTable', table: table('users', [city, name]) };
const createView: Operation = {
  kind: 'createView',
  view: { ...view('names', 'SELECT 1'), declared: 'select 1' },
};

it('leaves what nobody has changed as it is', () => {
  const known = [create, createView];
  const again = forgetDeclarations(known, known);
  expect(again[0]).toBe(create);
  expect(again[1]).toBe(createView);
});

it('forgets the declaration of a changed column alone', () => {
  const columns = [{ ...city, name: 'town' }, name];
  const changed: Operation = { ...create, table: { ...create.table, columns } };
  const [forgotten] = forgetDeclarations([changed], [create]);
  expect(forgotten).toEqual({
    kind: 'createTable',
    table: table('users', [{ ...city, name: 'town', declared: null }, name]),
  });
});

it('forgets what an alteration that was changed goes back to', () => {
  const alter: Operation = {
    kind: 'alterColumn',
    table: { schema: null, name: 'users' },
    column: 'city',
    change: { nullable: true, declared: city.declared },
    existing: { declared: city.declared },
    fill: null,
    using: null,
  };
  const changed: Operation = { ...alter, change: { ...alter.change, comment: 'a town' } };
  expect(forgetDeclarations([changed], [alter])).toEqual([
    { ...changed, change: { nullable: true, comment: 'a town', declared: null } },
  ]);
});
