import type { RevisionContext, RevisionDirective } from '../config/revision-directive.ts';
import { forgetDeclarations } from '../operation/forget-declarations.ts';
import type { Operation } from '../operation/operation.ts';
import type { ProjectComparison } from './compare-project.ts';
import type { Project } from './project.ts';
import { rulingOf } from './ruling.ts';
import { summarizeOperations } from './summarize-operations.ts';

/** What leaves a schema for two versions of a program, and what takes from it what the former needs. */
export type Phase = 'expand' | 'contract';

/** A comparison, and what a revision made of it is to be called. */
export interface Directed {
  readonly comparison: ProjectComparison;
  readonly directive: Readonly<Omit<RevisionDirective, 'upgrade' | 'downgrade'>>;
  /** Which of two revisions it is, where they are written in phases. */
  readonly phase?: Phase;
}

/**
 * Lets the configuration change what is to become a revision; none where it wants none, and several
 * where each is to follow the one before.
 * @throws {LimbeckError} `HOOK_FAILED`
 */
export async function directRevision(
  project: Project,
  context: RevisionContext,
  { comparison, directive }: Directed,
): Promise<readonly Directed[]> {
  const { config } = project;
  if (config.processRevisionDirectives === null) return [{ comparison, directive }];
  const { operations } = comparison;
  const given = { ...directive, upgrade: [...operations], downgrade: null };
  const directives: RevisionDirective[] = [given];
  await config.processRevisionDirectives(context, directives);
  return Promise.all(
    directives.map(async ({ upgrade, downgrade, ...named }) => ({
      directive: named,
      comparison: await withOperations(project, comparison, { upgrade, downgrade }),
    })),
  );
}

/** What a database goes through when all of `directed` are applied. */
export async function joinDirected(
  project: Project,
  comparison: ProjectComparison,
  directed: readonly Directed[],
): Promise<ProjectComparison> {
  const all = directed.map((each) => each.comparison);
  const [only, ...others] = all;
  if (only !== undefined && others.length === 0) return only;
  return withOperations(project, comparison, {
    upgrade: all.flatMap(({ operations }) => operations),
    downgrade: all.toReversed().flatMap(({ downgrade }) => downgrade),
  });
}

/** A comparison with other operations, and another way back where one is given. */
export async function withOperations(
  project: Project,
  comparison: ProjectComparison,
  { upgrade, downgrade }: Pick<RevisionDirective, 'upgrade' | 'downgrade'>,
): Promise<ProjectComparison> {
  const { operations } = comparison;
  const isChanged =
    upgrade.length !== operations.length ||
    upgrade.some((operation, position) => operation !== operations[position]);
  return {
    ...comparison,
    ...(isChanged ? await summary(project, forgetDeclarations(upgrade, operations)) : {}),
    ...(downgrade === null
      ? {}
      : { downgrade: forgetDeclarations(downgrade, comparison.downgrade) }),
  };
}

async function summary(
  project: Project,
  operations: readonly Operation[],
): Promise<ReturnType<typeof summarizeOperations>> {
  const { dialect } = await project.database('read');
  return summarizeOperations(operations, rulingOf(project, dialect));
}
