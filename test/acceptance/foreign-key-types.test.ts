import type { EntitySchemaColumnOptions as Column } from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const uuid = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const text = { type: String, length: 36 } as const;
const number = { type: 'int' } as const;

function ownedBy(more: object): NonNullable<Entity['relations']> {
  return {
    owner: { type: 'many-to-one', target: 'owners', joinColumn: { name: 'owner_id' }, ...more },
  };
}

/** Things that belong to owners with a key of some type. */
function owned(key: Column, more: object = {}): readonly Entity[] {
  return [
    { name: 'owners', columns: { id: { ...key, primary: true } } },
    entity('things', {}, { relations: ownedBy(more) }),
  ];
}

/** A table that refers to itself. */
function tree(key: Column): Entity {
  return {
    name: 'nodes',
    columns: { id: { ...key, primary: true } },
    relations: {
      parent: { type: 'many-to-one', target: 'nodes', joinColumn: { name: 'parent_id' } },
    },
  };
}

/** Owners that share tags, through a table of their own. */
function tagged(key: Column): readonly Entity[] {
  const relations = { tags: { type: 'many-to-many', target: 'tags', joinTable: true } } as const;
  return [
    { name: 'owners', columns: { id: { ...key, primary: true } }, relations },
    entity('tags'),
  ];
}

const rowsOf = (key: unknown): NonNullable<Case['rows']> => ({
  owners: [{ id: key }],
  things: [{ id: 1, owner_id: key }],
});

runCases([
  {
    name: 'a number becomes text on both ends of a foreign key',
    from: owned(number),
    to: owned(text),
    rows: rowsOf(1),
  },
  {
    name: 'text becomes a number on both ends of a foreign key',
    from: owned(text),
    to: owned(number),
    rows: rowsOf('1'),
  },
  {
    name: 'a UUID becomes text on both ends of a foreign key',
    from: owned({ type: 'uuid' }),
    to: owned({ type: String, length: 50 }),
    rows: rowsOf(uuid),
  },
  {
    name: 'text becomes a UUID while the foreign key gets other actions',
    from: owned({ type: String, length: 50 }, { onDelete: 'CASCADE' }),
    to: owned({ type: 'uuid' }, { onDelete: 'SET NULL' }),
    rows: rowsOf(uuid),
  },
  {
    name: 'a number becomes a UUID where there are no rows',
    from: owned(number),
    to: owned({ type: 'uuid' }),
  },
  {
    name: 'a numbered key becomes a UUID that is made by itself',
    from: [entity('owners'), ...owned(number).slice(1)],
    to: owned({ type: 'uuid', generated: 'uuid' }),
  },
  {
    name: 'a numbered key becomes text',
    from: [entity('owners'), ...owned(number).slice(1)],
    to: owned(text),
    rows: rowsOf(1),
  },
  {
    name: 'a number gets wider on both ends, and the foreign key stays',
    from: owned(number),
    to: owned({ type: 'bigint' }),
    rows: rowsOf(1),
    summary: ['~ owners.id integer → bigint', '~ things.owner_id integer → bigint'],
    databases: ['postgres', 'sqlite'],
  },
  {
    name: 'the column of a foreign key becomes NOT NULL beside a new check and a computed column',
    from: [
      { name: 'owners', columns: { id: { ...number, primary: true } } },
      entity('things', { size: number }, { relations: ownedBy({ nullable: true }) }),
    ],
    to: [
      { name: 'owners', columns: { id: { ...number, primary: true } } },
      entity(
        'things',
        {
          size: number,
          double: { ...number, asExpression: 'size * 2', generatedType: 'STORED', nullable: true },
        },
        {
          relations: ownedBy({ nullable: false }),
          checks: [{ name: 'ck_size', expression: 'size > 0' }],
        },
      ),
    ],
    rows: { owners: [{ id: 1 }], things: [{ size: 2, owner_id: 1 }] },
  },
  {
    name: 'the key of a table that refers to itself becomes text',
    from: [tree(number)],
    to: [tree(text)],
    rows: {
      nodes: [
        { id: 1, parent_id: null },
        { id: 2, parent_id: 1 },
      ],
    },
  },
  {
    name: 'a key becomes text under a join table',
    from: tagged(number),
    to: tagged(text),
    rows: {
      owners: [{ id: 1 }],
      tags: [{ id: 1 }],
      owners_tags_tags: [{ '"ownersId"': 1, '"tagsId"': 1 }],
    },
    databases: ['postgres', 'sqlite'],
  },
]);
