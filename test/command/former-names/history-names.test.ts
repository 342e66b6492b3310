import { execFileSync } from 'node:child_process';
import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { changedSources } from '../../../src/command/former-names/changed-sources.ts';
import { openGit } from '../../../src/command/git.ts';
import { historyNames } from '../../../src/command/former-names/history-names.ts';
import type { FormerNames } from '../../../src/compare/rename.ts';
import { temporaryDirectory } from '../../support/fixture-project.ts';
import { gitRepository, type GitRepository } from '../../support/git-repository.ts';

const table = { schema: null, name: 'people' };

function property(name: string, column: string, isRelation = false) {
  return {
    table,
    column,
    className: 'Person',
    property: name,
    isRelation,
    memberOf: (value: string) => (name === 'bio' && value === 'drafted' ? 'Draft' : null),
    columnFor: (each: string, given: string | null) => given ?? (isRelation ? `${each}Id` : each),
  };
}

const declaring = {
  classes: [
    {
      table,
      className: 'Person',
      tableFor: (className: string, given: string | null) => given ?? className.toLowerCase(),
    },
  ],
  junctions: [
    {
      table: { schema: null, name: 'people_teams' },
      className: 'Person',
      property: 'teams',
      tableFor: (name: string | null) => name ?? 'usual',
    },
  ],
  properties: [
    property('label', 'label'),
    property('team', 'crew', true),
    property('bio', 'public_bio'),
  ],
};

function entity(members: string, head = `@Entity('people')\nexport class Person`): string {
  return `import { Column, Entity } from 'typeorm';\n${head} {\n${members}\n}\n`;
}

/** What is known of former names in a repository. */
async function namesIn({ path }: GitRepository, migration = 'm/1.ts'): Promise<FormerNames> {
  const git = await openGit(path);
  const changes = git === null ? null : await changedSources(git, join(path, migration));
  if (changes === null) throw new Error('no history');
  return historyNames(declaring, changes);
}

function told(names: readonly { name: string; reason: string; weight: number }[]) {
  return names.map(({ name, reason, weight }) => [
    name,
    reason.replaceAll(/[0-9a-f]{7}\b/g, '<commit>'),
    weight,
  ]);
}

describe('a column', () => {
  test('was called as its property was by the commit of the newest migration', async () => {
    const repository = gitRepository();
    repository.commit({ 'a/person.ts': entity(`@Column() old!: string;`) });
    repository.commit({
      'm/1.ts': '',
      'a/person.ts': entity(
        `@Column({ name: 'caption' }) label!: string;
@ManyToOne(() => Team) team!: Team;`,
      ),
    });
    const after = `@Column() label!: string;
@ManyToOne(() => Team) @JoinColumn({ name: 'crew' }) team!: Team;`;
    repository.commit({ 'a/person.ts': entity(after) });
    const names = await namesIn(repository);
    expect(told(names.columnWas(table, 'label'))).toEqual([
      ['caption', 'its property label was called so in <commit>', 1],
    ]);
    expect(told(names.columnWas(table, 'crew'))).toEqual([
      ['teamId', 'its property team was called so in <commit>', 1],
    ]);
  });

  test('may be what stood in its place, which says little', async () => {
    const repository = gitRepository();
    const members = (one: string, two: string) =>
      entity(`@Column() id!: number;\n${one}\n@Column() mid!: number;\n${two}`);
    repository.commit({
      'm/1.ts': '',
      'person.ts': members('@Column({ length: 9 }) name!: string;', '@Column() age!: number;'),
    });
    repository.write({
      'person.ts': members('@Column({ length: 9 }) label!: string;', '@Column() bio!: string;'),
    });
    const names = await namesIn(repository);
    expect(told(names.columnWas(table, 'label'))).toEqual([
      ['name', 'its property stands where name stood in <commit>', 0.1],
    ]);
    expect(told(names.columnWas(table, 'public_bio'))).toEqual([
      ['age', 'its property stands where age stood in <commit>', 0.05],
    ]);
  });

  test('is what other lines take it for that used another before', async () => {
    const repository = gitRepository();
    const users = (name: string) =>
      `export const hello = (p) => \`Hello \${p.${name}}\`;\n\nexport const sort = (a, b) =>\n  a.${name} < b.${name};\nconst ${name} = 1;\n`;
    repository.commit({
      'm/1.ts': '',
      'person.ts': entity('@Column() name!: string;'),
      'use.ts': users('name'),
    });
    repository.write({
      'person.ts': entity(`@Column() other!: number;\n@Column() label!: string;`),
      'use.ts': users('label'),
    });
    expect(told((await namesIn(repository)).columnWas(table, 'label'))).toEqual([
      ['name', '2 lines that used name use label by now', 0.4],
    ]);
  });

  test('is not looked for in a class that has not changed, or whose name only running it would tell', async () => {
    const repository = gitRepository();
    repository.commit({
      'm/1.ts': '',
      'person.ts': entity('@Column(options) label!: string;'),
      'other.ts': '1',
    });
    repository.write({ 'other.ts': '2' });
    expect((await namesIn(repository)).columnWas(table, 'label')).toEqual([]);
    repository.write({ 'person.ts': entity('@Column() label!: string;') });
    expect((await namesIn(repository)).columnWas(table, 'label')).toEqual([]);
  });

  test('is not looked for among two classes of one name', async () => {
    const repository = gitRepository();
    const before = entity(`@Column({ name: 'caption' }) label!: string;`);
    repository.commit({ 'm/1.ts': '', 'a.ts': before, 'b.ts': before });
    const after = entity('@Column() label!: string;');
    repository.write({ 'a.ts': after, 'b.ts': after });
    expect((await namesIn(repository)).columnWas(table, 'label')).toEqual([]);
  });
});

describe('a table', () => {
  const members = '@Column() label!: string;\n@Column() bio!: string;';

  test('was called as its class said', async () => {
    const repository = gitRepository();
    const before = entity(members, '@Entity()\nexport class Person');
    repository.commit({ 'm/1.ts': '', 'person.ts': before });
    repository.write({ 'person.ts': entity(members) });
    expect(told((await namesIn(repository)).tableWas(table))).toEqual([
      ['person', 'its class Person was called so in <commit>', 1],
    ]);
  });

  test.each([
    ['in its file', {}, 0.5],
    ['in another file', { 'user.ts': null }, 0.3],
  ])('was that of a class that is gone %s', async (_, gone, weight) => {
    const repository = gitRepository();
    const user = entity(members, `@Entity({ name: 'users' })\nexport class User`);
    const isMoved = 'user.ts' in gone;
    repository.commit({ 'm/1.ts': '', [isMoved ? 'user.ts' : 'person.ts']: user });
    repository.write({ ...gone, 'person.ts': entity(members) });
    expect(told((await namesIn(repository)).tableWas(table))).toEqual([
      ['users', 'its class was User in <commit>', weight],
    ]);
  });

  test('is not that of a class with other properties', async () => {
    const repository = gitRepository();
    const user = entity('@Column() one!: string;', `@Entity('users')\nexport class User`);
    repository.commit({ 'm/1.ts': '', 'person.ts': user });
    repository.write({ 'person.ts': entity(members) });
    expect((await namesIn(repository)).tableWas(table)).toEqual([]);
  });
});

describe('a history', () => {
  test('is not there outside of a repository, or without a commit', async () => {
    expect(await openGit(temporaryDirectory())).toBeNull();
    const git = await openGit(gitRepository().path);
    expect(git && (await changedSources(git, null))).toBeNull();
  });

  test('begins with the last commit where none brought the migration', async () => {
    const repository = gitRepository();
    repository.commit({ 'person.ts': entity(`@Column({ name: 'a' }) label!: string;`) });
    repository.write({
      'm/1.ts': '',
      'person.ts': entity(`@Column({ name: 'b' }) label!: string;`),
    });
    const names = await namesIn(repository);
    expect(names.columnWas(table, 'label').map(({ name }) => name)).toEqual(['a']);
  });

  test('is found from a folder of it, behind a link and inside of a hook', async () => {
    const repository = gitRepository();
    repository.commit({
      'app/m/1.ts': '',
      'app/person.ts': entity(`@Column({ name: 'a' }) label!: string;`),
    });
    repository.commit({ 'app/person.ts': entity(`@Column({ name: 'b' }) label!: string;`) });
    const link = join(temporaryDirectory(), 'link');
    symlinkSync(repository.path, link);
    vi.stubEnv('GIT_DIR', '.git');
    onTestFinished(() => void vi.unstubAllEnvs());
    const names = await namesIn({ ...repository, path: join(link, 'app') });
    expect(names.columnWas(table, 'label').map(({ name }) => name)).toEqual(['a']);
  });

  test('is read to the letter, however long it is', async () => {
    const repository = gitRepository();
    const padding = `// ${'äöü€'.repeat(40_000)}\n`;
    repository.commit({
      'm/1.ts': '',
      'person.ts': padding + entity(`@Column({ name: 'ß' }) label!: string;`),
    });
    repository.write({ 'person.ts': padding + entity('@Column() label!: string;') });
    const git = await openGit(repository.path);
    const changes = git && (await changedSources(git, null));
    const [file] = changes?.files ?? [];
    expect(file && (await changes?.readBefore(file))).toContain(padding);
    expect(await changes?.replacedLines()).toHaveLength(1);
  });

  test('of a shallow clone that begins too late cannot be read', async () => {
    const repository = gitRepository();
    repository.commit({ 'm/1.ts': '', 'person.ts': entity('') });
    repository.commit({ 'person.ts': entity('@Column() label!: string;') });
    const clone = temporaryDirectory();
    execFileSync('git', ['clone', '--quiet', '--depth', '1', `file://${repository.path}`, clone]);
    const git = await openGit(clone);
    await expect(git && changedSources(git, join(clone, 'm/1.ts'))).rejects.toThrow(
      'the clone is shallow, and begins after m/1.ts was added',
    );
  });

  test('that is damaged cannot be read', async () => {
    const repository = gitRepository();
    repository.commit({ 'm/1.ts': '', 'person.ts': entity('@Column() label!: string;') });
    const blob = repository.git('rev-parse', 'HEAD:person.ts').trim();
    rmSync(join(repository.path, '.git/objects', blob.slice(0, 2), blob.slice(2)));
    repository.write({ 'person.ts': entity('@Column() bio!: string;') });
    await expect(namesIn(repository)).rejects.toThrow(/unable to read|bad object|missing/);
  });

  test('with names of files that are no plain words is read', async () => {
    const repository = gitRepository();
    const [before, after] = [`@Column({ name: 'ä' }) label!: string;`, '@Column() label!: string;'];
    repository.commit({ 'm/1.ts': '', 'größe und "so"/a\tb.ts': entity(before) });
    repository.git('mv', 'größe und "so"/a\tb.ts', 'person.ts');
    repository.write({ 'person.ts': entity(after) });
    const names = await namesIn(repository);
    expect(names.columnWas(table, 'label').map(({ name }) => name)).toEqual(['ä']);
  });
});

describe('a junction table', () => {
  test.each([
    ['@JoinTable()', 'usual'],
    [`@JoinTable({ name: 'memberships' })`, 'memberships'],
  ])('was called as %s said', async (decorator, name) => {
    const repository = gitRepository();
    const member = (text: string): string => `@ManyToMany(() => Team) ${text} teams!: Team[];`;
    repository.commit({ 'm/1.ts': '', 'person.ts': entity(member(decorator)) });
    repository.commit({ 'person.ts': entity(member(`@JoinTable({ name: 'people_teams' })`)) });
    const names = await namesIn(repository);
    expect(told(names.tableWas({ schema: null, name: 'people_teams' }))).toEqual([
      [name, 'its relation teams had it called so in <commit>', 1],
    ]);
    expect(names.tableWas({ schema: null, name: 'others' })).toEqual([]);
  });
});

describe('an enumerated value', () => {
  const column = [table, 'public_bio'] as const;

  test.each([
    ["enum State { Draft = 'raw' }", "enum State { Draft = 'drafted' }"],
    ["const State = { Draft: 'raw' } as const;", "const State = { Draft: 'drafted' } as const;"],
  ])('was what its member was in %s', async (before, after) => {
    const repository = gitRepository();
    repository.commit({ 'm/1.ts': '', 'state.ts': `export ${before}` });
    repository.commit({ 'state.ts': `export ${after}` });
    const names = await namesIn(repository);
    expect(told(names.valueWas(...column, 'drafted'))).toEqual([
      ['raw', 'its member Draft was raw in <commit>', 1],
    ]);
    expect(names.valueWas(...column, 'sent')).toEqual([]);
    expect(names.valueWas(table, 'label', 'drafted')).toEqual([]);
  });

  test('was nothing that two enums tell otherwise', async () => {
    const repository = gitRepository();
    const enums = (one: string, other: string): string =>
      `export enum A { Draft = '${one}' }\nexport enum B { Draft = '${other}' }`;
    repository.commit({ 'm/1.ts': '', 'state.ts': enums('raw', 'idea') });
    repository.commit({ 'state.ts': enums('drafted', 'drafted') });
    expect((await namesIn(repository)).valueWas(...column, 'drafted')).toEqual([]);
  });
});

test('an entity that is no class is known by its name', async () => {
  const repository = gitRepository();
  const schema = (table: string, column: string): string =>
    `export const P = new EntitySchema({ name: 'Person', tableName: '${table}',
       columns: { label: { type: String, name: '${column}' } } });`;
  repository.commit({ 'm/1.ts': '', 'person.ts': schema('persons', 'title') });
  repository.commit({ 'person.ts': schema('people', 'label') });
  const names = await namesIn(repository);
  expect(told(names.tableWas(table))).toEqual([
    ['persons', 'its class Person was called so in <commit>', 1],
  ]);
  expect(told(names.columnWas(table, 'label'))).toEqual([
    ['title', 'its property label was called so in <commit>', 1],
  ]);
});
