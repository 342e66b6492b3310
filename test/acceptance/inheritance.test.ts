import { Column, Entity as Table, EntitySchema, Index, PrimaryGeneratedColumn } from 'typeorm';
import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

class Content {
  declare title: string;
}
class Photo extends Content {}
class Post extends Content {}

const id = { id: { type: Number, primary: true, generated: true } } as const;
const title = { title: { type: String, length: 50 } } as const;

abstract class Base {
  @PrimaryGeneratedColumn() declare id: number;
  @Index() @Column({ type: 'int', default: 1 }) declare rank: number;
}
@Table('articles')
class Article extends Base {
  @Column({ type: 'text' }) declare text: string;
}
@Table('pages')
class Page extends Base {}

abstract class WiderBase {
  @PrimaryGeneratedColumn() declare id: number;
  @Index() @Column({ type: 'bigint', default: 1 }) declare rank: string;
  @Column({ type: 'varchar', length: 20, default: '' }) declare slug: string;
}
@Table('articles')
class WiderArticle extends WiderBase {
  @Column({ type: 'text' }) declare text: string;
}
@Table('pages')
class WiderPage extends WiderBase {}

@Table('vehicle')
class Vehicle {
  @PrimaryGeneratedColumn() declare id: number;
  @Column({ type: 'int' }) declare wheels: number;
}
@Table('car')
class Car extends Vehicle {
  @Column({ type: 'int' }) declare doors: number;
}
@Table('vehicle')
class PaintedVehicle {
  @PrimaryGeneratedColumn() declare id: number;
  @Column({ type: 'int' }) declare wheels: number;
  @Column({ type: 'varchar', length: 10, nullable: true }) declare colour: string | null;
}
@Table('car')
class PaintedCar extends PaintedVehicle {
  @Column({ type: 'int' }) declare doors: number;
}

/** One table for a parent and its children. */
function contentWith(columns: Entity['columns']): Entity {
  return {
    name: 'content',
    target: Content,
    columns: { ...id, ...title, type: { type: String }, ...columns },
    inheritance: { pattern: 'STI', column: 'type' },
  };
}

const content = contentWith({});

function child(
  target: typeof Content,
  columns: Entity['columns'],
  relations: NonNullable<Entity['relations']> = {},
): Entity {
  return {
    name: target.name,
    target,
    type: 'entity-child',
    columns: { ...content.columns, ...columns },
    relations,
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
  {
    name: 'the column of a child moves up to the parent',
    from: [content, photo],
    to: [
      contentWith({ size: { type: String, length: 20, nullable: true } }),
      child(Photo, { size: { type: String, length: 20, nullable: true } }),
      child(Post, { views: { type: 'int', default: 0 } }),
    ],
    rows,
  },
  {
    name: 'two children have a column of one name',
    from: [content, photo],
    to: [
      content,
      photo,
      child(Post, { size: { type: String, length: 20 }, views: { type: 'int' } }),
    ],
    rows,
    summary: ['+ content.views integer'],
    databases: ['sqlite', 'postgres'],
  },
  {
    name: 'the last child is removed, and the parent is a table like any other',
    from: [content, photo],
    to: [entity('content', { ...title, type: { type: String } })],
    rows,
    loses: ['content.size'],
  },
  {
    name: 'a table gets children',
    from: [entity('content', title)],
    to: [contentWith({ type: { type: String, default: 'Photo' } }), photo],
    rows: { content: [{ id: 1, title: 'One' }] },
  },
  {
    name: 'a child refers to another table',
    from: [content, photo, entity('albums')],
    to: [
      content,
      child(
        Photo,
        { size: { type: String, length: 20 } },
        { album: { type: 'many-to-one', target: 'albums', joinColumn: { name: 'album_id' } } },
      ),
      entity('albums'),
    ],
    rows,
  },
  {
    name: 'the columns and indexes of an abstract class come into two tables',
    from: [entity('others')],
    to: [entity('others'), Article, Page],
  },
  {
    name: 'a column of an abstract class is added to each table',
    from: [Article, Page],
    to: [WiderArticle, WiderPage],
  },
  {
    name: 'a class with a table of its own extends another with one',
    from: [Vehicle],
    to: [Vehicle, Car],
    rows: { vehicle: [{ id: 1, wheels: 4 }] },
  },
  {
    name: 'a column of the extended class is added to both tables',
    from: [Vehicle, Car],
    to: [PaintedVehicle, PaintedCar],
    rows: { vehicle: [{ id: 1, wheels: 4 }], car: [{ id: 1, wheels: 4, doors: 3 }] },
  },
];

runCases(cases);
