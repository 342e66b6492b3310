import {
  Check,
  ChildEntity,
  Column,
  CreateDateColumn,
  type DataSource,
  DeleteDateColumn,
  Entity,
  Index,
  JoinColumn,
  JoinTable,
  ManyToMany,
  ManyToOne,
  OneToMany,
  OneToOne,
  PrimaryColumn,
  PrimaryGeneratedColumn,
  type Relation,
  TableInheritance,
  Tree,
  TreeChildren,
  TreeParent,
  Unique,
  UpdateDateColumn,
  VersionColumn,
  ViewColumn,
  ViewEntity,
} from 'typeorm';

/** One of everything that TypeORM can declare on every database. */

class Name {
  @Column({ length: 50 })
  first!: string;

  @Column({ length: 50, nullable: true })
  @Index()
  last!: string;

  @Column({ length: 20, unique: true })
  nick!: string;
}

@Entity('people')
@Check('ck_people_age', 'age > 17')
@Unique('uq_people', ['email', 'age'])
@Index('ix_people', ['age', 'email'], { unique: true })
export class Person {
  @PrimaryGeneratedColumn()
  id!: number;

  @Column(() => Name)
  name!: Name;

  @Column({ unique: true })
  email!: string;

  @Column({ default: 18, comment: 'in years' })
  age!: number;

  @Column({ default: true })
  active!: boolean;

  @Column('numeric', { precision: 10, scale: 2, default: 0 })
  balance!: string;

  @Column('text', { nullable: true })
  notes!: string;

  @Column('varchar', { length: 20, default: "it''s" })
  motto!: string;

  @Column('simple-enum', { enum: ['user', 'admin'], default: 'user' })
  role!: string;

  @Column('simple-array', { nullable: true })
  labels!: string[];

  @Column('simple-json', { nullable: true })
  settings!: object;

  @Column({ nullable: true })
  born!: Date;

  @CreateDateColumn()
  created!: Date;

  @UpdateDateColumn()
  updated!: Date;

  @DeleteDateColumn()
  deleted!: Date;

  @VersionColumn()
  version!: number;

  @OneToMany(() => Task, (task) => task.owner)
  tasks!: Relation<Task>[];
}

@Entity('badges')
export class Badge {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  @OneToOne(() => Person, { onDelete: 'CASCADE' })
  @JoinColumn()
  person!: Relation<Person>;
}

@Entity('regions')
export class Region {
  @PrimaryColumn({ length: 2 })
  country!: string;

  @PrimaryColumn({ length: 10 })
  code!: string;
}

@Entity('tasks')
export class Task {
  @PrimaryGeneratedColumn()
  id!: number;

  @ManyToOne(() => Person, (person) => person.tasks, { onDelete: 'SET NULL', nullable: true })
  owner!: Relation<Person>;

  @ManyToOne(() => Region, { onUpdate: 'CASCADE' })
  region!: Relation<Region>;

  @ManyToMany(() => Badge)
  @JoinTable()
  badges!: Relation<Badge>[];

  @Column()
  effort!: number;

  @Column({ type: 'int', generatedType: 'STORED', asExpression: 'effort * 2', nullable: true })
  double!: number;
}

@Entity()
@Tree('closure-table')
export class Category {
  @PrimaryGeneratedColumn()
  id!: number;

  @TreeParent({ onDelete: 'CASCADE' })
  parent!: Relation<Category>;

  @TreeChildren()
  children!: Relation<Category>[];
}

@Entity()
@Tree('materialized-path')
export class Folder {
  @PrimaryGeneratedColumn()
  id!: number;

  @TreeParent()
  parent!: Relation<Folder>;
}

@Entity()
@TableInheritance({ column: { name: 'kind', type: 'varchar' } })
export class Content {
  @PrimaryGeneratedColumn()
  id!: number;
}

@ChildEntity()
export class Photo extends Content {
  @Column()
  size!: number;
}

@ViewEntity({ name: 'adults', expression: 'SELECT id, email FROM people WHERE age > 17' })
export class Adult {
  @ViewColumn()
  id!: number;
}

@ViewEntity({
  name: 'owners',
  expression: (dataSource: DataSource) =>
    dataSource.createQueryBuilder().select('p.id', 'id').from(Person, 'p').where('p.active = true'),
})
export class Owner {
  @ViewColumn()
  id!: number;
}

export const kitchenSink = [
  Person,
  Badge,
  Region,
  Task,
  Category,
  Folder,
  Content,
  Photo,
  Adult,
  Owner,
];
