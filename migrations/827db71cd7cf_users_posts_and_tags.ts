/**
 * users, posts and tags
 *
 * Revision: 827db71cd7cf
 * Revises:  base
 * Created:  2026-11-23T04:58:01Z
 */
import { column, foreignKey, primaryKey, sql, unique, type Operations } from 'limbeck';

export const revision = '827db71cd7cf';
export const downRevision = null;
export const branchLabels = [];
export const dependsOn = [];

export async function upgrade(op: Operations): Promise<void> {
  await op.createTable('tags', [
    column('id', 'integer', { generated: 'increment' }),
    column('name', 'varchar(50)'),
    primaryKey(['id']),
    unique(['name'], { name: 'uq_tags_name' }),
  ]);
  await op.createTable('users', [
    column('id', 'integer', { generated: 'increment' }),
    column('email', 'varchar(320)'),
    column('name', 'varchar(100)', { nullable: true }),
    column('role', 'varchar(20)', { default: 'user' }),
    column('is_active', 'boolean', { default: true }),
    column('created_at', 'timestamp', { default: sql.now() }),
    primaryKey(['id']),
    unique(['email'], { name: 'uq_users_email' }),
  ]);
  await op.createTable('posts', [
    column('id', 'integer', { generated: 'increment' }),
    column('title', 'varchar(500)'),
    column('body', 'text', { nullable: true }),
    column('published', 'boolean', { default: false }),
    column('created_at', 'timestamp', { default: sql.now() }),
    column('user_id', 'integer'),
    primaryKey(['id']),
    foreignKey(['user_id'], 'users', ['id'], { name: 'fk_posts_user', onDelete: 'CASCADE' }),
  ]);
  await op.createIndex('ix_posts_published_created_at', 'posts', ['published', 'created_at']);
  await op.createTable('post_tags', [
    column('post_id', 'integer'),
    column('tag_id', 'integer'),
    primaryKey(['post_id', 'tag_id']),
    foreignKey(['post_id'], 'posts', ['id'], {
      name: 'fk_post_tags_post',
      onDelete: 'CASCADE',
      onUpdate: 'CASCADE',
    }),
    foreignKey(['tag_id'], 'tags', ['id'], {
      name: 'fk_post_tags_tag',
      onDelete: 'CASCADE',
      onUpdate: 'CASCADE',
    }),
  ]);
  await op.createIndex('IDX_5df4e8dc2cb3e668b962362265', 'post_tags', ['post_id']);
  await op.createIndex('IDX_192ab488d1c284ac9abe2e3035', 'post_tags', ['tag_id']);
}

export async function downgrade(op: Operations): Promise<void> {
  await op.dropTable('post_tags');
  await op.dropTable('posts');
  await op.dropTable('users');
  await op.dropTable('tags');
}
