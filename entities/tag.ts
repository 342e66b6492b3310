import { Column, Entity, ManyToMany, PrimaryGeneratedColumn, Unique, type Relation } from 'typeorm';
import { Post } from './post.ts';

@Entity('tags')
@Unique('uq_tags_name', ['name'])
export class Tag {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ length: 50 })
  name!: string;

  @ManyToMany(() => Post, (post) => post.tags)
  posts!: Relation<Post>[];
}
