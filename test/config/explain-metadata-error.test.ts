import 'reflect-metadata';
import {
  Column,
  DataSource,
  Entity,
  EntitySchema,
  ManyToOne,
  OneToMany,
  PrimaryGeneratedColumn,
  type DataSourceOptions,
} from 'typeorm';
import { describe, expect, it } from 'vitest';
import { explainMetadataError } from '../../src/config/explain-metadata-error.ts';
import { createModuleLoader } from '../../src/config/loader/module-loader.ts';
import { LimbeckError } from '../../src/error.ts';

const origin = { file: null, loader: createModuleLoader({ root: '/' }) };

/** What the user is told about building the metadata of these entities. */
async function explain(
  entities: readonly (EntitySchema | (new () => object))[],
  options: DataSourceOptions = { type: 'better-sqlite3', database: ':memory:' },
): Promise<LimbeckError | null> {
  const dataSource = new DataSource({ ...options, entities: [...entities] });
  // TypeORM keeps the method protected.
  const builder = dataSource as unknown as { buildMetadatas(): Promise<void> };
  const error: unknown = await builder.buildMetadatas().catch((reason: unknown) => reason);
  return explainMetadataError(error, origin);
}

@Entity()
class Keyless {
  @Column()
  name!: string;
}

@Entity()
class Odd {
  @PrimaryGeneratedColumn()
  id!: number;
  @Column()
  name!: string | null;
  @Column({ type: 'jsonb', nullable: true })
  data!: object;
}

@Entity()
class Parent {
  @PrimaryGeneratedColumn()
  id!: number;
  @OneToMany(() => Child, (child) => child.parent)
  children: Child[] = [];
}
@Entity()
class Child {
  @PrimaryGeneratedColumn()
  id!: number;
  @ManyToOne(() => Parent, (parent) => parent.children)
  parent!: unknown;
}

describe('explainMetadataError', () => {
  it('names the entity without a primary column', async () => {
    expect(await explain([Keyless])).toMatchObject({
      code: 'ENTITIES_INVALID',
      message: 'The entity Keyless has no primary column.',
      hint: expect.stringContaining('@PrimaryGeneratedColumn()'),
    });
  });

  it('names the column whose annotation says nothing', async () => {
    const error = await explain([Odd]);
    expect(error?.message).toMatch(
      /^The type of the column Odd\.name cannot be told from its annotation/,
    );
    expect(error?.hint).toContain("`@Column({ type: 'varchar' })`");
  });

  it('names the type that a database does not have', async () => {
    const schema = new EntitySchema({
      name: 'Place',
      columns: { id: { type: Number, primary: true }, area: { type: 'geometry' } },
    });
    expect((await explain([schema]))?.message).toContain(
      'has no column type `geometry`, which Place.area declares',
    );
  });

  it('names the option that MySQL cannot do without', async () => {
    const schema = new EntitySchema({
      name: 'A',
      columns: { id: { type: Number, primary: true } },
    });
    expect(await explain([schema], { type: 'mysql' })).toMatchObject({
      code: 'CONFIG_INVALID',
      message: 'The data source has no `database`.',
    });
  });

  it('passes on what else TypeORM says, as one sentence', async () => {
    const error = await explain([Parent, Child]);
    expect(error).toMatchObject({ code: 'ENTITIES_INVALID' });
    expect(error?.message).toMatch(
      /^TypeORM refuses the entities: Array initializations .*Parent#children.*\.$/,
    );
  });

  it('leaves other errors alone, and passes ours through', () => {
    expect(explainMetadataError(new TypeError('ours'), origin)).toBeNull();
    expect(explainMetadataError('text', origin)).toBeNull();
    const ours = new LimbeckError('CONFIG_INVALID', 'a', 'b');
    expect(explainMetadataError(ours, origin)).toBe(ours);
  });
});
