import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  type Relation,
} from 'typeorm';
import { Tag } from './tag.ts';
import { User } from './user.ts';

@Entity('posts')
@Index('ix_posts_published_created_at', ['published', 'createdAt'])
export class Post {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ length: 500 })
  title!: string;

  @Column('text', { nullable: true })
  body!: string | null;

  @Column({ default: false })
  published!: boolean;

  @CreateDateColumn({ name: 'created_at' })
  createdAt!: Date;

  @ManyToOne(() => User, (user) => user.posts, { nullable: false, onDelete: 'CASCADE' })
  @JoinColumn({ name: 'user_id', foreignKeyConstraintName: 'fk_posts_user' })
  user!: Relation<User>;

  @ManyToMany(() => Tag, (tag) => tag.posts)
  @JoinTable({
    name: 'post_tags',
    joinColumn: { name: 'post_id', foreignKeyConstraintName: 'fk_post_tags_post' },
    inverseJoinColumn: { name: 'tag_id', foreignKeyConstraintName: 'fk_post_tags_tag' },
  })
  tags!: Relation<Tag>[];
}
