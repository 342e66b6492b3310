import {
  Column,
  CreateDateColumn,
  Entity,
  Index,
  OneToMany,
  PrimaryGeneratedColumn,
  Unique,
  type Relation,
} from 'typeorm';
import { Post } from './post.ts';

/** The example's users after an edit: longer names, a language, no role, and an index. */
@Entity('users')
@Unique('uq_users_email', ['email'])
@Index('ix_users_created_at', ['createdAt'])
export class User {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column({ length: 320 })
  email!: string;

  @Column({ type: 'varchar', length: 200, nullable: true })
  name!: string | null;

  @Column({ length: 10, default: 'en' })
  language!: string;

  @Column({ name: 'is_active', default: true })
  isActive!: boolean;

  @CreateDateColumn({ name: 'created_at' })
  createdAt!: Date;

  @OneToMany(() => Post, (post) => post.user)
  posts!: Relation<Post>[];
}
