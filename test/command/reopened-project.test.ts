import { describe, expect, test } from 'vitest';
import { compare } from '../../src/command/compare-project.ts';
import { openProject } from '../../src/command/open-project.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { configFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames } from '../support/server.ts';

const entities = `import {
  ChildEntity, Column, Entity, Index, JoinTable, ManyToMany, ManyToOne, PrimaryGeneratedColumn,
  TableInheritance, Tree, TreeChildren, TreeParent, type Relation,
} from 'typeorm';

abstract class Stated {
  @PrimaryGeneratedColumn() id!: number;
  @Column({ type: 'varchar', length: 20, default: 'open' }) state!: string;
}

@Entity('firsts')
export class First extends Stated {}

@Entity('seconds')
export class Second extends Stated {
  @Column({ type: 'varchar', length: 20, default: 'shut' }) declare state: string;
}

class Address {
  @Column({ type: 'varchar', length: 10 }) @Index() street!: string;
  @ManyToOne(() => First) first!: Relation<First>;
}

@Entity('animals')
@TableInheritance({ column: { type: 'varchar', name: 'kind' } })
@Tree('closure-table')
export class Animal {
  @PrimaryGeneratedColumn() id!: number;
  @Column(() => Address) home!: Address;
  @TreeParent() parent!: Relation<Animal>;
  @TreeChildren() children!: Relation<Animal>[];
}

@ChildEntity()
export class Dog extends Animal {
  @Column({ type: 'varchar', default: 'loud' }) bark!: string;
  @ManyToMany(() => Second) @JoinTable() seconds!: Relation<Second>[];
}
`;

describe.each(serverNames)('a project on %s that one process opens several times', (server) => {
  test('declares the same each time, one after the other and at once', async () => {
    await using database = await createTestDatabase(server);
    const cwd = temporaryProject({
      'ormconfig.ts': configFile(database.options),
      'entities/all.ts': entities,
    });
    const read = async (): Promise<unknown> => {
      const project = await openProject({ cwd });
      try {
        const { operations, hazards } = await compare(project);
        return { operations, hazards };
      } finally {
        await project.close();
      }
    };
    const first = await read();
    expect(JSON.stringify(first)).toContain('animals_closure');
    expect(await read()).toEqual(first);
    expect(await Promise.all([read(), read()])).toEqual([first, first]);
  });
});
