import { expect, test } from 'vitest';
import {
  Column,
  DefaultNamingStrategy,
  Entity,
  EntitySchema,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  PrimaryGeneratedColumn,
  type NamingStrategyInterface,
  type Relation,
} from 'typeorm';
import { buildMetadata } from '../../src/metadata/build-metadata.ts';
import { declaringClasses } from '../../src/metadata/declaring-classes.ts';
import { declaringJunctions } from '../../src/metadata/declaring-junctions.ts';
import { declaringProperties } from '../../src/metadata/declaring-properties.ts';
import { facts, offlineDataSource } from './declare.ts';

class Address {
  @Column({ name: 'zip' }) postalCode!: string;
}

abstract class Base {
  @PrimaryGeneratedColumn() id!: number;
}

@Entity('teams')
class Team extends Base {}

@Entity({ name: 'people', schema: 'crm' })
class UserAccount extends Base {
  @Column({ name: 'label' }) fullName!: string;
  @Column(() => Address) home!: Address;
  @ManyToOne(() => Team) @JoinColumn({ name: 'crew' }) myTeam!: Relation<Team>;
  @Column() ownerId!: number;
  @ManyToOne(() => Team) @JoinColumn({ name: 'owner_id' }) owner!: Relation<Team>;
}

const Log = new EntitySchema<{ id: number }>({
  name: 'Log',
  columns: { id: { type: Number, primary: true } },
});

class Snake extends DefaultNamingStrategy implements NamingStrategyInterface {
  override tableName(className: string, name?: string): string {
    return name ?? `t_${className.toLowerCase()}`;
  }
  override columnName(property: string, name: string | undefined, prefixes: string[]): string {
    return [...prefixes, name ?? property].join('_').replaceAll(/[A-Z]/g, '_$&').toLowerCase();
  }
  override joinColumnName(relation: string, column: string): string {
    return `${relation}_${column}`;
  }
}

test('properties tell what their columns would be called under other circumstances', async () => {
  const options = { namingStrategy: new Snake(), entityPrefix: 'app_' };
  const dataSource = offlineDataSource('postgres', [UserAccount, Team, Log], options);
  await buildMetadata(dataSource, facts.postgres);
  const dialect = { defaultSchema: 'public' };
  const properties = declaringProperties(dataSource, dialect)
    .filter(({ table }) => table.name === 'app_people')
    .map(({ table, column, className, property, isRelation, columnFor }) => [
      `${table.schema}.${table.name}.${column}`,
      `${className}.${property}`,
      isRelation,
      columnFor(property, null),
      columnFor('other', null),
      columnFor('other', 'given'),
    ]);
  expect(properties).toEqual([
    ['crm.app_people.id', 'Base.id', false, 'id', 'other', 'given'],
    ['crm.app_people.label', 'UserAccount.fullName', false, 'full_name', 'other', 'given'],
    ['crm.app_people.owner_id', 'UserAccount.ownerId', false, 'owner_id', 'other', 'given'],
    ['crm.app_people.crew', 'UserAccount.myTeam', true, 'my_team_id', 'other_id', 'given'],
    [
      'crm.app_people.home_zip',
      'Address.postalCode',
      false,
      'home_postal_code',
      'home_other',
      'home_given',
    ],
  ]);
  const classes = declaringClasses(dataSource, dialect).map(({ table, className, tableFor }) => [
    table.name,
    className,
    tableFor(className, null),
    tableFor('Other', 'given'),
  ]);
  expect(classes).toEqual([
    ['app_teams', 'Team', 'app_t_team', 'app_given'],
    ['app_people', 'UserAccount', 'app_t_useraccount', 'app_given'],
    ['app_t_log', 'Log', 'app_t_log', 'app_given'],
  ]);
});

test('junction tables are declared by the relations that own them', async () => {
  @Entity()
  class Tag {
    @PrimaryGeneratedColumn() id!: number;
  }
  @Entity()
  class Post {
    @PrimaryGeneratedColumn() id!: number;
    @ManyToMany(() => Tag) @JoinTable() tags!: Tag[];
    @ManyToMany(() => Tag) @JoinTable({ name: 'marks' }) labels!: Tag[];
  }
  const dataSource = offlineDataSource('postgres', [Post, Tag], { entityPrefix: 'app_' });
  await buildMetadata(dataSource, facts.postgres);
  const junctions = declaringJunctions(dataSource, { defaultSchema: 'public' });
  expect(
    junctions.map(({ table, className, property, tableFor }) => [
      table.name,
      `${className}.${property}`,
      tableFor(null),
      tableFor('given'),
    ]),
  ).toEqual([
    ['app_post_tags_tag', 'Post.tags', 'app_post_tags_tag', 'app_given'],
    ['app_marks', 'Post.labels', 'app_post_labels_tag', 'app_given'],
  ]);
});
