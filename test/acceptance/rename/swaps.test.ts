import { expect, test } from 'vitest';
import { compare } from '../../../src/command/compare-project.ts';
import { revision } from '../../../src/command/revision.ts';
import { upgrade } from '../../../src/command/upgrade.ts';
import { createTestDatabase, serverNames } from '../../support/server.ts';
import { withFolder } from '../../support/with-folder.ts';
import { entity, type Case } from '../case.ts';
import { runCases } from '../run-case.ts';
import { synchronizeCase } from '../start-case.ts';
import { withProject } from '../with-project.ts';

const number = { type: 'int', nullable: true } as const;
const text = { type: String, length: 40, nullable: true } as const;
const edit: Pick<Case, 'from' | 'to'> = {
  from: [entity('things', { one: number, two: text })],
  to: [entity('things', { one: text, two: number })],
};

const renamed = [
  ['things.one', 'things.two'],
  ['things.two', 'things.one'],
] as const;

runCases([
  {
    ...edit,
    name: 'two columns of different kinds change places, as somebody says',
    renamed,
    rows: { things: [{ id: 1, one: 5, two: 'five' }] },
    becomes: { things: [{ id: 1, one: 'five', two: 5 }] },
    inPlace: true,
  },
]);

async function questionsOf(server: (typeof serverNames)[number], { from, to }: typeof edit) {
  await using database = await createTestDatabase(server);
  return await withFolder(async (directory) => {
    await synchronizeCase(database, { from });
    await withProject(database, from, directory, async (project) => {
      await revision(project, { message: 'start' });
      await upgrade(project);
    });
    return await withProject(database, to, directory, async (project) => {
      const { renames, renameQuestions } = await compare(project);
      expect(renames).toEqual([]);
      const error = await revision(project, { autogenerate: true }).catch(
        (cause: unknown) => cause,
      );
      if (renameQuestions.length > 0) {
        const kept = await compare(project, { noRenames: ['things.two'] });
        expect(kept.renameQuestions).toEqual([]);
      }
      return { renameQuestions, error };
    });
  });
}

test.each(serverNames)(
  'columns that have each other’s type are asked about on %s',
  async (server) => {
    const { renameQuestions, error } = await questionsOf(server, edit);
    expect(renameQuestions).toMatchObject([
      {
        from: 'things.one',
        to: 'things.two',
        counterpart: { from: 'things.two', to: 'things.one' },
        alternatives: [],
        flags: [
          {
            meaning: 'things.one ↔ things.two',
            flag: '--rename things.one=things.two --rename things.two=things.one',
          },
          { meaning: 'altered where they stand', flag: '--no-rename things.one' },
        ],
      },
    ]);
    expect(error).toMatchObject({ code: 'RENAME_UNDECIDED' });
  },
);

test.each(serverNames)(
  'columns that change alike are altered without a question on %s',
  async (server) => {
    const alike = {
      from: [entity('things', { one: number, two: number })],
      to: [entity('things', { one: text, two: text })],
    };
    expect((await questionsOf(server, alike)).renameQuestions).toEqual([]);
  },
);
