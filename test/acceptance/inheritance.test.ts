import { EntitySchema } from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

class Content {
  declare title: string;
}
class Photo extends Content {}
class Post extends Content {}

const id = { id: { type: Number, primary: true, generated: true } } as const;
const title = { title: { type: String, length: 50 } } as const;

/** One table for a parent and its children. */
const content: Entity = {
  name: 'content',
  target: Content,
  columns: { ...id, ...title, type: { type: String } },
  inheritance: { pattern: 'STI', column: 'type' },
};

function child(target: typeof Content, columns: Entity['columns']): Entity {
  return {
    name: target.name,
    target,
    type: 'entity-child',
    columns: { ...content.columns, ...columns },
  };
}

const photo = child(Photo, { size: { type: String, length: 20 } });

/** Users with an address, whose columns take the name of the property before theirs. */
function users(columns: Entity['columns'], prefix?: string | false): Entity {
  const schema = new EntitySchema({ name: 'Address', columns });
  return entity(
    'users',
    {},
    {
      embeddeds: { address: { schema, ...(prefix === undefined ? {} : { prefix }) } },
    },
  );
}

const rows = { content: [{ id: 1, title: 'One', type: 'Photo', size: 'big' }] };
const city = { city: { type: String, length: 30 } } as const;

const cases: readonly Case[] = [
  {
    name: 'a child of a table gets a column',
    from: [content, photo],
    to: [content, child(Photo, { size: { type: String, length: 20 }, width: { type: 'int' } })],
    rows,
  },
  {
    name: 'a child is added to a table',
    from: [content, photo],
    to: [content, photo, child(Post, { views: { type: 'int', default: 0 } })],
    rows,
  },
  {
    name: 'a child is removed from a table',
    from: [content, photo, child(Post, { views: { type: 'int' } })],
    to: [content, photo],
    rows,
  },
  {
    name: 'the column of a child gets longer',
    from: [content, photo],
    to: [content, child(Photo, { size: { type: String, length: 40 } })],
    rows,
  },
  {
    name: 'a table with children is added',
    from: [entity('teams')],
    to: [entity('teams'), content, photo],
  },
  {
    name: 'an embedded column is added',
    from: [users({ ...city })],
    to: [users({ ...city, zip: { type: String, length: 10, nullable: true } })],
  },
  {
    name: 'an embedded column gets longer',
    from: [users({ ...city })],
    to: [users({ city: { type: String, length: 60 } })],
  },
  {
    name: 'embedded columns without a prefix',
    from: [users({ ...city }, false)],
    to: [users({ city: { type: String, length: 30, nullable: true } }, false)],
    rows: { users: [{ id: 1, city: 'Bern' }] },
    summary: ['~ users.city nullable false → true'],
  },
  {
    name: 'embedded columns are unique and have a default',
    from: [users({ ...city })],
    to: [users({ city: { type: String, length: 30, unique: true, default: 'Bern' } })],
    databases: ['postgres', 'sqlite'],
  },
];

runCases(cases);
