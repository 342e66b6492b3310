import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const authors = entity('authors', { name: { type: String, length: 50 } });
const author = {
  author: {
    type: 'many-to-one',
    target: 'authors',
    joinColumn: { name: 'author_id' },
    onDelete: 'CASCADE',
  },
} as const;
const books = entity('books', { title: { type: String } }, { relations: author });
const rows = {
  authors: [{ id: 1, name: 'Ada' }],
  books: [{ id: 1, title: 'Notes', author_id: 1 }],
};

/** A relation without an action. */
function manyToOne(target: string, column: string): NonNullable<Entity['relations']> {
  return { [target]: { type: 'many-to-one', target, joinColumn: { name: column } } };
}

const cases: readonly Case[] = [
  {
    name: 'a table is added',
    from: [authors],
    to: [authors, entity('tags')],
    rows: { authors: rows.authors },
  },
  {
    name: 'a table that refers to another is added',
    from: [authors],
    to: [books, authors],
    rows: { authors: rows.authors },
  },
  {
    name: 'a table is removed, and the key that refers to it',
    from: [authors, books],
    to: [entity('books', { title: { type: String } })],
    rows: { authors: rows.authors },
    loses: ['authors'],
  },
  {
    name: 'two tables that refer to each other are added',
    from: [authors],
    to: [
      authors,
      entity('teams', {}, { relations: manyToOne('players', 'captain_id') }),
      entity('players', {}, { relations: manyToOne('teams', 'team_id') }),
    ],
  },
  {
    name: 'two tables that refer to each other are removed',
    from: [
      authors,
      entity('teams', {}, { relations: manyToOne('players', 'captain_id') }),
      entity('players', {}, { relations: manyToOne('teams', 'team_id') }),
    ],
    to: [authors],
  },
  {
    name: 'a table that refers to itself is added',
    from: [authors],
    to: [authors, entity('categories', {}, { relations: manyToOne('categories', 'parent_id') })],
  },
  {
    name: 'a join table is added',
    from: [authors, entity('prizes')],
    to: [
      entity(
        'authors',
        { name: { type: String, length: 50 } },
        { relations: { prizes: { type: 'many-to-many', target: 'prizes', joinTable: true } } },
      ),
      entity('prizes'),
    ],
    rows: { authors: rows.authors },
  },
  {
    name: 'a child table keeps its rows while the parent is altered',
    from: [authors, books],
    to: [entity('authors', { name: { type: String, length: 90 } }), books],
    rows,
  },
];

runCases(cases);
