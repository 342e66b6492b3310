import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const columns = {
  title: { type: String, length: 100 },
  published: { type: Boolean, default: false },
} as const;
const rows = { posts: [{ id: 1, title: 'One', published: true }] };

function posts(...indices: NonNullable<Entity['indices']>): Entity {
  return entity('posts', columns, { indices });
}

const cases: readonly Case[] = [
  {
    name: 'an index is added',
    from: [posts()],
    to: [posts({ name: 'ix_posts_title', columns: ['title'] })],
    rows,
    summary: ['+ index ix_posts_title on posts (title)'],
  },
  {
    name: 'an index is removed',
    from: [posts({ name: 'ix_posts_title', columns: ['title'] })],
    to: [posts()],
    rows,
    summary: ['- index ix_posts_title on posts'],
  },
  {
    name: 'a named index gets another column',
    from: [posts({ name: 'ix_posts', columns: ['published'] })],
    to: [posts({ name: 'ix_posts', columns: ['published', 'title'] })],
    rows,
  },
  {
    name: 'the columns of an index change places',
    from: [posts({ name: 'ix_posts', columns: ['published', 'title'] })],
    to: [posts({ name: 'ix_posts', columns: ['title', 'published'] })],
    rows,
  },
  {
    name: 'an index becomes unique',
    from: [posts({ name: 'ix_posts', columns: ['title'] })],
    to: [posts({ name: 'ix_posts', columns: ['title'], unique: true })],
    rows,
  },
  {
    name: 'an index is renamed',
    from: [posts({ name: 'ix_posts', columns: ['title'] })],
    to: [posts({ name: 'ix_posts_title', columns: ['title'] })],
    rows,
    summary: ['~ index ix_posts → ix_posts_title on posts'],
  },
  {
    name: 'an index becomes partial',
    from: [posts({ name: 'ix_posts', columns: ['title'] })],
    to: [posts({ name: 'ix_posts', columns: ['title'], where: 'published' })],
    rows,
    databases: ['postgres', 'sqlite'],
  },
  {
    name: 'an indexed column is dropped with its index',
    from: [posts({ name: 'ix_posts', columns: ['title'] })],
    to: [entity('posts', { published: columns.published })],
    rows,
    loses: ['posts.title'],
  },
];

runCases(cases);
