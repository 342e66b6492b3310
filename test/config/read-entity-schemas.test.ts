import { expect, test } from 'vitest';
import { readEntitySchemas } from '../../src/config/read-entity-schemas.ts';

test('entities that are no classes are read with the names that they give', () => {
  const entities = readEntitySchemas(
    'user.ts',
    `export const User = new EntitySchema<User>({
       name: 'User', tableName: 'people',
       columns: { id: { type: Number }, fullName: { type: String, name: 'label' }, odd: shared },
       relations: {
         team: { type: 'many-to-one', target: 'Team', joinColumn: { name: 'crew' } },
         tags: { type: 'many-to-many', target: 'Tag', joinTable: true },
         posts: { type: 'one-to-many', target: 'Post' },
       },
     });
     const Other = new orm.EntitySchema({ name: 'Other', columns: { ...shared } });
     const unknown = new EntitySchema({ name: nameOf('x'), columns: {} });
     const foreign = new Schema({ name: 'Foreign' });`,
  );
  const said = entities.map(({ name, decorators, properties }) => [
    name,
    decorators.map((each) => [each.name, each.option]),
    properties.map((each) => [
      each.name,
      each.decorators.map(({ name, option }) => [name, option]),
    ]),
  ]);
  expect(said).toEqual([
    [
      'User',
      [['Entity', 'people']],
      [
        ['id', [['Column', null]]],
        ['fullName', [['Column', 'label']]],
        ['team', [['JoinColumn', 'crew']]],
        ['tags', [['JoinTable', null]]],
        ['posts', []],
      ],
    ],
    ['Other', [['Entity', null]], []],
  ]);
  expect(entities[0]?.properties[1]?.declaration).toBe(`{type:String,name:'label'}`);
});
