import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const name = { name: { type: String, length: 50 } } as const;
const relations = {
  parent: { type: 'many-to-one', target: 'categories', treeParent: true, inverseSide: 'children' },
  children: {
    type: 'one-to-many',
    target: 'categories',
    treeChildren: true,
    inverseSide: 'parent',
  },
} as const satisfies Entity['relations'];

type Tree = NonNullable<Entity['trees']>[number];

function categories(tree?: Tree, columns: Entity['columns'] = name): Entity {
  return tree === undefined
    ? entity('categories', columns)
    : entity('categories', columns, { relations, trees: [tree] });
}

const closure: Tree = { type: 'closure-table' };
const path: Tree = { type: 'materialized-path' };
const nested: Tree = { type: 'nested-set' };
const list: Tree = { type: 'adjacency-list' };

const levelled: Entity = {
  name: 'categories',
  columns: {
    id: { type: Number, primary: true, generated: true },
    ...name,
    level: { type: Number, treeLevel: true, default: 0 },
  },
  relations,
  trees: [closure],
};

const rows = { categories: [{ id: 1, name: 'Food' }] };
const longer = { name: { type: String, length: 90 } } as const;

const cases: readonly Case[] = [
  {
    name: 'a closure table is added',
    from: [categories()],
    to: [categories(closure)],
    rows,
  },
  {
    name: 'a closure table is removed',
    from: [categories(closure)],
    to: [categories()],
    rows,
  },
  {
    name: 'nothing is seen of a closure table beside an edit of its entity',
    from: [categories(closure)],
    to: [categories(closure, longer)],
    rows,
  },
  {
    name: 'a closure table gets a name and columns of its own',
    from: [categories()],
    to: [
      categories({
        type: 'closure-table',
        options: {
          closureTableName: 'category_paths',
          ancestorColumnName: (column) => `ancestor_${column.propertyName}`,
          descendantColumnName: (column) => `descendant_${column.propertyName}`,
        },
      }),
    ],
    rows,
  },
  {
    name: 'a materialized path is added',
    from: [categories()],
    to: [categories(path)],
    rows,
  },
  {
    name: 'nothing is seen of a materialized path beside an edit of its entity',
    from: [categories(path)],
    to: [categories(path, longer)],
    rows,
  },
  {
    name: 'a nested set is added',
    from: [categories()],
    to: [categories(nested)],
    rows,
  },
  {
    name: 'nothing is seen of a nested set beside an edit of its entity',
    from: [categories(nested)],
    to: [categories(nested, longer)],
  },
  {
    name: 'a nested set becomes a materialized path',
    from: [categories(nested)],
    to: [categories(path)],
  },
  {
    name: 'a parent is added',
    from: [categories()],
    to: [categories(list)],
    rows,
  },
  {
    name: 'the numbered key of a closure table becomes bigint',
    from: [categories(closure)],
    to: [
      {
        name: 'categories',
        columns: { id: { type: 'bigint', primary: true, generated: true }, ...name },
        relations,
        trees: [closure],
      },
    ],
    rows,
    databases: ['postgres', 'mysql', 'mariadb'],
  },
  {
    name: 'a parent is removed',
    from: [categories(list)],
    to: [categories()],
    rows,
  },
  {
    name: 'a materialized path is removed',
    from: [categories(path)],
    to: [categories()],
    rows,
  },
  {
    name: 'a nested set is removed',
    from: [categories(nested)],
    to: [categories()],
    rows,
  },
  {
    name: 'a closure table becomes a materialized path',
    from: [categories(closure)],
    to: [categories(path)],
    rows,
  },
  {
    name: 'a materialized path becomes a nested set',
    from: [categories(path)],
    to: [categories(nested)],
    rows,
  },
  {
    name: 'an adjacency list becomes a closure table and keeps its parents',
    from: [categories(list)],
    to: [categories(closure)],
    rows: { categories: [{ id: 1, name: 'Food', parentId: null }] },
    databases: ['sqlite', 'mysql', 'mariadb'],
  },
  {
    name: 'a closure table keeps the levels',
    from: [categories(closure)],
    to: [levelled],
    rows,
  },
  {
    name: 'a closure table gets another name',
    from: [categories(closure)],
    to: [categories({ type: 'closure-table', options: { closureTableName: 'paths' } })],
    rows,
  },
  {
    name: 'a table with a closure table is removed',
    from: [entity('others'), categories(closure)],
    to: [entity('others')],
    rows,
    loses: ['categories'],
  },
];

runCases(cases);
