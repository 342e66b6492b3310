import { openProject } from '../../src/command/open-project.ts';
import type { Project } from '../../src/command/project.ts';
import type { TestDatabase } from '../support/server.ts';
import type { Case } from './case.ts';
import { schemasOf } from './start-case.ts';

/** Runs `work` with a project of these entities and the migrations of a folder. */
export async function withProject<Result>(
  { options }: Pick<TestDatabase, 'options'>,
  entities: Case['to'],
  migrations: string,
  work: (project: Project) => Promise<Result>,
): Promise<Result> {
  const dataSource = { ...options, entities: schemasOf(entities) };
  const project = await openProject({ dataSource, migrations });
  try {
    return await work(project);
  } finally {
    await project.close();
  }
}
