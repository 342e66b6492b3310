import type { RevisionContext, RevisionDirective } from '../config/revision-directive.ts';
import { forgetDeclarations } from '../operation/forget-declarations.ts';
import type { Operation } from '../operation/operation.ts';
import { tooManyDirectives } from './command-error.ts';
import type { ProjectComparison } from './compare-project.ts';
import type { Project } from './project.ts';
import { rulingOf } from './ruling.ts';
import { summarizeOperations } from './summarize-operations.ts';

/** A comparison, and what a revision made of it is to be called. */
export interface Directed {
  readonly comparison: ProjectComparison;
  readonly directive: Readonly<Omit<RevisionDirective, 'upgrade' | 'downgrade'>>;
}

/**
 * Lets the configuration change what is to become a revision; null where it wants none.
 * @throws {LimbeckError} `HOOK_FAILED`
 */
export async function directRevision(
  project: Project,
  context: RevisionContext,
  { comparison, directive }: Directed,
): Promise<Directed | null> {
  const { config, path } = project;
  if (config.processRevisionDirectives === null) return { comparison, directive };
  const { operations } = comparison;
  const given = { ...directive, upgrade: [...operations], downgrade: null };
  const directives: RevisionDirective[] = [given];
  await config.processRevisionDirectives(context, directives);
  const [first, ...others] = directives;
  if (others.length > 0) throw tooManyDirectives(directives.length, path);
  if (first === undefined) return null;
  const { upgrade, downgrade, ...named } = first;
  return {
    directive: named,
    comparison: await withOperations(project, comparison, { upgrade, downgrade }),
  };
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
  return summarizeOperations(operations, rulingOf(project.config, dialect));
}
