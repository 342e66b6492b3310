import { describe, expect, test } from 'vitest';
import { readClasses, type DecoratorSource } from '../../src/config/read-classes.ts';

/** The decorators of a property with this text. */
function decoratorsOf(text: string): readonly DecoratorSource[] {
  const [found] = readClasses('a.ts', `class A { ${text} a!: string; }`);
  return found?.properties[0]?.decorators ?? [];
}

test('classes are read with the properties that have decorators, inside of functions too', () => {
  const classes = readClasses(
    'user.ts',
    `@Entity('people') export class User extends Base {
       @Column({ length: 40 })  name!: string;
       plain = 1;
       @Column( ) 'odd-name': number;
       @OneToMany(() => Post, (post) => post.user) posts!: Post[];
       method() {}
     }
     export const make = () => { class Inner { @Column() a; } return Inner; };
     export default class {}`,
  );
  expect(classes.map(({ name }) => name)).toEqual(['User', 'Inner']);
  expect(classes[0]?.decorators).toEqual([
    {
      name: 'Entity',
      text: 'people',
      option: null,
      place: { line: 1, text: `@Entity('people')` },
    },
  ]);
  expect(classes[0]?.place).toEqual({
    line: 1,
    text: `@Entity('people') export class User extends Base`,
  });
  expect(classes[0]?.properties.map(({ place }) => [place.line, place.text])).toEqual([
    [2, '@Column({ length: 40 }) name!: string;'],
    [4, `@Column( ) 'odd-name': number;`],
    [5, '@OneToMany(() => Post, (post) => post.user) posts!: Post[];'],
  ]);
  expect(classes[0]?.properties.map(({ name, declaration }) => [name, declaration])).toEqual([
    ['name', '@Column({length:40}) string'],
    ['odd-name', '@Column() number'],
    ['posts', '@OneToMany(()=>Post,(post)=>post.user) Post[]'],
  ]);
});

describe('the name that a decorator gives', () => {
  test.each([
    ['@Column', null, null],
    ['@Column()', null, null],
    [`@Column('text')`, 'text', null],
    [`@typeorm.Column({ name: 'x', length: 4 })`, null, 'x'],
    [`@Column('varchar', { 'name': 'x' })`, 'varchar', 'x'],
    [`@Column('varchar', { name: \`x\` })`, 'varchar', 'x'],
    [`@Column({ length: 4 })`, null, null],
    ['@Column({ name: prefix + 1 })', null, undefined],
    ['@Column({ name })', null, undefined],
    ['@Column({ ...options })', null, undefined],
    ['@Column(options)', undefined, undefined],
    [`@Column('text', options)`, 'text', undefined],
    ['@Column(() => Address)', undefined, null],
    [`@JoinColumn([{ name: 'x', referencedColumnName: 'id' }])`, null, 'x'],
    [`@JoinColumn([{ name: 'x' }, { name: 'y' }])`, null, undefined],
  ])('%s', (decorator, text, option) => {
    const [found] = decoratorsOf(decorator);
    const name = /\w+(?=\(|$)/.exec(decorator.replace('@', ''))?.[0];
    expect(found).toEqual({ name, text, option, place: { line: 1, text: decorator } });
  });
});

test('what is no TypeScript has no classes to speak of', () => {
  expect(readClasses('a.ts', 'class {{{ @')).toEqual([]);
  expect(readClasses('a.ts', '')).toEqual([]);
});
