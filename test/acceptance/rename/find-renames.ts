import { compare } from '../../../src/command/compare-project.ts';
import { revision } from '../../../src/command/revision.ts';
import { upgrade } from '../../../src/command/upgrade.ts';
import { reuseTestDatabase } from '../../support/reuse-database.ts';
import type { ServerName } from '../../support/server.ts';
import { withFolder } from '../../support/with-folder.ts';
import { createCaseDatabase, synchronizeCase } from '../start-case.ts';
import { withProject } from '../with-project.ts';
import type { LabelledEdit } from './labelled-edit.ts';

/** What a tool takes for a rename, and what it asks about. */
export interface FoundRenames {
  readonly renames: readonly string[];
  /** Each with all that could be answered. */
  readonly questions: readonly (readonly string[])[];
}

/** What is found where nobody answers and no history tells of former names. */
export async function findRenames(server: ServerName, edit: LabelledEdit): Promise<FoundRenames> {
  await using database = await createCaseDatabase(server, {}, reuseTestDatabase);
  return await withFolder(async (directory) => {
    await synchronizeCase(database, edit);
    await withProject(database, edit.from, directory, async (project) => {
      await revision(project, { message: 'start' });
      await upgrade(project);
    });
    return await withProject(database, edit.to, directory, async (project) => {
      const { renames, renameQuestions } = await compare(project);
      const pair = ({ from, to }: { readonly from: string; readonly to: string }): string =>
        `${from}=${to}`;
      return {
        renames: renames.map(pair),
        questions: renameQuestions.map((question) =>
          [question, ...question.alternatives].map(pair),
        ),
      };
    });
  });
}
