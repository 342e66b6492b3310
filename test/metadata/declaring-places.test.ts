import { expect, test } from 'vitest';
import {
  Column,
  Entity,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  ViewEntity,
  type Relation,
} from 'typeorm';
import { buildMetadata } from '../../src/metadata/build-metadata.ts';
import { declaringPlaces } from '../../src/metadata/declaring-places.ts';
import { formatTableName } from '../../src/schema/table-name.ts';
import { facts, offlineDataSource } from './declare.ts';

@Entity('tags')
class Tag {
  @PrimaryGeneratedColumn() id!: number;
  @ManyToMany(() => Post, (post) => post.tags) posts!: Relation<Post>[];
}

@Entity({ name: 'posts', schema: 'blog' })
class Post {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ name: 'heading' }) title!: string;
  @ManyToOne(() => Tag) main!: Relation<Tag>;
  @ManyToMany(() => Tag, (tag) => tag.posts)
  @JoinTable({ name: 'post_tags' })
  tags!: Relation<Tag>[];
}

@ViewEntity({ name: 'titles', expression: 'SELECT heading FROM blog.posts' })
class Title {
  @Column() heading!: string;
}

test('classes declare tables and views, properties columns and the tables between', async () => {
  const dataSource = offlineDataSource('postgres', [Post, Tag, Title]);
  await buildMetadata(dataSource, facts.postgres);
  const places = declaringPlaces(dataSource, { defaultSchema: 'public' });
  const shown = places.map(({ table, column, className, property }) => {
    const subject =
      column === null ? formatTableName(table) : `${formatTableName(table)}.${column}`;
    return `${subject}: ${property === null ? className : `${className}.${property}`}`;
  });
  expect(shown.toSorted()).toEqual([
    'blog.post_tags: Post.tags',
    'blog.posts.heading: Post.title',
    'blog.posts.id: Post.id',
    'blog.posts.mainId: Post.main',
    'blog.posts: Post',
    'tags.id: Tag.id',
    'tags: Tag',
    'titles: Title',
  ]);
});
