import type { Entity } from '../case.ts';
import { open, table, type LabelledEdit } from './labelled-edit.ts';

const person = 'email varchar(100), password_hash varchar(60), birthday date?';
const order = 'number varchar(20), total int, placed_on date';

/** An edit of whole tables, `pairs` being `old=new`. */
function tablesEdit(
  name: string,
  from: readonly Entity[],
  to: readonly Entity[],
  ...renames: readonly string[]
): LabelledEdit {
  return { name, from, to, renames, isOpen: false };
}

function posts(target: string, column: string, property = 'author'): Entity {
  return table('posts', 'title varchar(50)', {
    relations: { [property]: { type: 'many-to-one', target, joinColumn: { name: column } } },
  });
}

function withRoles(name: string): Entity {
  return table(name, person, {
    relations: { roles: { type: 'many-to-many', target: 'roles', joinTable: true } },
  });
}

function tree(name: string): Entity {
  return table(name, 'slug varchar(50), teaser text?, cover varchar(80)?', {
    trees: [{ type: 'closure-table' }],
    relations: {
      parent: { type: 'many-to-one', target: name, treeParent: true, inverseSide: 'children' },
      children: { type: 'one-to-many', target: name, treeChildren: true, inverseSide: 'parent' },
    },
  });
}

function joined(property: string): Entity {
  return table('users', person, {
    relations: { [property]: { type: 'many-to-many', target: 'roles', joinTable: true } },
  });
}

const roles = table('roles', 'label varchar(50)');

const renamed: readonly LabelledEdit[] = [
  tablesEdit('another word', [table('users', person)], [table('people', person)], 'users=people'),
  tablesEdit(
    'the plural',
    [table('customer', person)],
    [table('customers', person)],
    'customer=customers',
  ),
  tablesEdit(
    'the plural, with a column more',
    [table('customer', person)],
    [table('customers', `${person}, city varchar(40)?`)],
    'customer=customers',
  ),
  tablesEdit(
    'another word, with a column less',
    [table('users', `${person}, city varchar(40)?`)],
    [table('members', person)],
    'users=members',
  ),
  tablesEdit(
    'snake case',
    [table('orderLines', order)],
    [table('order_lines', order)],
    'orderLines=order_lines',
  ),
  tablesEdit(
    'a prefix',
    [table('orders', order)],
    [table('shop_orders', order)],
    'orders=shop_orders',
  ),
  tablesEdit(
    'a prefix less',
    [table('app_orders', order)],
    [table('orders', order)],
    'app_orders=orders',
  ),
  tablesEdit(
    'short',
    [table('cat', 'slug varchar(50), teaser text?')],
    [table('category', 'slug varchar(50), teaser text?')],
    'cat=category',
  ),
  tablesEdit(
    'two at once',
    [table('users', person), table('orders', order)],
    [table('people', person), table('purchases', order)],
    'users=people',
    'orders=purchases',
  ),
  tablesEdit(
    'with a column',
    [table('users', `${person}, name varchar(50)`)],
    [table('people', `${person}, full_name varchar(50)`)],
    'users=people',
    'users.name=people.full_name',
  ),
  tablesEdit(
    'one that is referred to',
    [table('users', person), posts('users', 'author_id')],
    [table('people', person), posts('people', 'author_id')],
    'users=people',
  ),
  tablesEdit(
    'one and the column that refers to it',
    [table('users', person), posts('users', 'user_id')],
    [table('accounts', person), posts('accounts', 'account_id')],
    'users=accounts',
    'posts.user_id=posts.account_id',
  ),
  tablesEdit(
    'one with a join table',
    [withRoles('users'), roles],
    [withRoles('people'), roles],
    'users=people',
    'users_roles_roles=people_roles_roles',
    'users_roles_roles.usersId=people_roles_roles.peopleId',
  ),
  tablesEdit(
    'one with a closure table',
    [tree('category')],
    [tree('topic')],
    'category=topic',
    'category_closure=topic_closure',
  ),
  tablesEdit(
    'one beside another that goes',
    [table('users', person), table('logs', 'line text, level int')],
    [table('people', person)],
    'users=people',
  ),
  tablesEdit(
    'one beside another that comes',
    [table('users', person)],
    [table('people', person), table('logs', 'line text, level int')],
    'users=people',
  ),
];

/** Of columns that refer to others. */
const references: readonly LabelledEdit[] = [
  tablesEdit(
    'the column of a foreign key',
    [table('users', person), posts('users', 'author')],
    [table('users', person), posts('users', 'author_id')],
    'posts.author=posts.author_id',
  ),
  tablesEdit(
    'the column of a foreign key in snake case',
    [table('users', person), posts('users', 'authorId')],
    [table('users', person), posts('users', 'author_id')],
    'posts.authorId=posts.author_id',
  ),
  tablesEdit(
    'a foreign key to the same table in another role',
    [table('users', person), posts('users', 'author_id')],
    [table('users', person), posts('users', 'reviewer_id', 'reviewer')],
  ),
  tablesEdit(
    'a foreign key to another table',
    [
      table('users', person),
      table('teams', 'label varchar(20)'),
      posts('users', 'owner_id', 'owner'),
    ],
    [
      table('users', person),
      table('teams', 'label varchar(20)'),
      posts('teams', 'owner_team_id', 'team'),
    ],
  ),
];

const openTables: readonly LabelledEdit[] = [
  tablesEdit(
    'of what every table has',
    [table('tags', 'name varchar(50)')],
    [table('labels', 'name varchar(50)')],
    'tags=labels',
  ),
  tablesEdit(
    'a join table of another property',
    [joined('roles'), roles],
    [joined('rights'), roles],
    'users_roles_roles=users_rights_roles',
  ),
  tablesEdit(
    'one that is referred to, and has little of its own',
    [table('writers', 'name varchar(50)'), posts('writers', 'author_id')],
    [table('authors', 'name varchar(50), born date?'), posts('authors', 'author_id')],
    'writers=authors',
  ),
].map(open);

const lookalikes: readonly LabelledEdit[] = [
  tablesEdit(
    'tables of other columns',
    [table('logs', 'line text, level int')],
    [table('users', person)],
  ),
  tablesEdit(
    'tables of the same columns in contrary roles',
    [table('billing_addresses', 'street varchar(50), zip varchar(10), country varchar(2)')],
    [table('shipping_addresses', 'street varchar(50), zip varchar(10), country varchar(2)')],
  ),
  tablesEdit(
    'tables that number and name things',
    [table('colors', 'name varchar(50), rank int')],
    [table('cities', 'name varchar(50), country varchar(2)')],
  ),
  tablesEdit('tables of two years', [table('sales_2023', order)], [table('sales_2024', order)]),
  tablesEdit(
    'tables of a common form',
    [table('notes', 'title varchar(50), created_at datetime, body text')],
    [table('events', 'title varchar(50), created_at datetime, place varchar(80), seats int')],
  ),
  tablesEdit(
    'a table of the same word',
    [table('order_items', 'sku varchar(20), quantity int')],
    [table('order_events', 'kind varchar(20), payload text')],
  ),
];

const moved: readonly LabelledEdit[] = [
  tablesEdit(
    'to another schema',
    [stays(), table('users', person, { schema: 'app' })],
    [stays(), table('users', person, { schema: 'core' })],
    'app.users=core.users',
  ),
  tablesEdit(
    'to another schema under another name',
    [stays(), table('users', person, { schema: 'app' })],
    [stays(), table('people', person, { schema: 'core' })],
    'app.users=core.people',
  ),
  tablesEdit(
    'to another schema, with a column under another name',
    [stays(), table('users', `${person}, name varchar(50)`, { schema: 'app' })],
    [stays(), table('users', `${person}, full_name varchar(50)`, { schema: 'core' })],
    'app.users=core.users',
    'app.users.name=core.users.full_name',
  ),
].map((edit) => ({ ...edit, schemas: ['app', 'core'], databases: ['postgres'] }));

function stays(): Entity {
  return table('stays', 'label varchar(20)', { schema: 'app' });
}

export const labelledTables: readonly LabelledEdit[] = [
  ...renamed,
  ...references,
  ...openTables,
  ...lookalikes,
  ...moved,
];
