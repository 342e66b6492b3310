import { isDeepStrictEqual } from 'node:util';
import type { Operation } from '../operation/operation.ts';
import { reverseAll } from '../operation/reverse.ts';
import { singleOperations } from '../operation/single-operations.ts';
import { trackThings } from '../review/track-things.ts';
import type { Hazard } from '../review/hazard.ts';
import { describeOperation } from '../review/describe-operation.ts';
import type { RuleServer } from '../review/rule.ts';
import { downgradeNotPhased, renameNotPhased } from './command-error.ts';
import type { ProjectComparison } from './compare-project.ts';
import type { Directed } from './direct-revision.ts';
import { splitPhases } from './phases/split-phases.ts';
import type { Project } from './project.ts';
import { rulingOf } from './ruling.ts';
import { summarizeOperations } from './summarize-operations.ts';

/**
 * Each revision as two that follow each other: the first one leaves a schema on which the program of
 * the version before and the next one both run. One that is of one kind stays one.
 * @throws {LimbeckError} `RENAME_NOT_PHASED`, `HOOK_FAILED`
 */
export async function phasedRevisions(
  project: Project,
  directed: readonly Directed[],
): Promise<readonly Directed[]> {
  if (directed.every(({ comparison }) => comparison.operations.length === 0)) return directed;
  const { dialect } = await project.database('read');
  return directed.flatMap(({ directive, comparison }): readonly Directed[] => {
    const { operations, downgrade } = comparison;
    rejectRenames(operations);
    if (!isDeepStrictEqual(downgrade, reverseAll(operations))) {
      throw downgradeNotPhased(project.path);
    }
    const { expand, contract } = splitPhases(operations, dialect);
    const ruling = rulingOf(project, dialect);
    const first = { ...comparison, ...summarizeOperations(expand, ruling) };
    const second = { ...comparison, ...summarizeOperations(contract, ruling) };
    if (contract.length === 0) return [{ directive, comparison: first, phase: 'expand' }];
    if (expand.length === 0) return [{ directive, comparison: second, phase: 'contract' }];
    return [
      { directive: named(directive, 'expand'), comparison: first, phase: 'expand' },
      {
        directive: { ...named(directive, 'contract'), ...follower },
        comparison: { ...second, ...said, hazards: onWhatIsThere(second, expand, dialect) },
        phase: 'contract',
      },
    ];
  });
}

/** What the first revision has said already. */
const said = { undecided: [], undeclared: [], elsewhere: [], downgradeHazards: [] };

/** What belongs to the first revision alone. */
const follower = { revisionId: '', branchLabels: [], dependsOn: [] };

function named(directive: Directed['directive'], phase: string): Directed['directive'] {
  return { ...directive, message: `${directive.message} (${phase})` };
}

/** The hazards, of which those on what the first revision adds concern no row that could be counted. */
function onWhatIsThere(
  { hazards }: ProjectComparison,
  expand: readonly Operation[],
  server: RuleServer,
): readonly Hazard[] {
  const things = trackThings(server);
  for (const operation of expand) things.follow(operation);
  return hazards.map(({ concerns, ...hazard }) => {
    if (concerns === undefined) return hazard;
    const { table } = concerns;
    const columns = 'columns' in concerns ? concerns.columns : [];
    const all = 'column' in concerns ? [concerns.column] : columns;
    const isThere =
      things.tableBefore(table) !== null &&
      all.every((column) => things.columnBefore(table, column) !== null);
    return isThere ? { ...hazard, concerns } : hazard;
  });
}

function rejectRenames(operations: readonly Operation[]): void {
  const rename = singleOperations(operations).find(isRename);
  if (rename !== undefined) throw renameNotPhased(describeOperation(rename).join());
}

/** Whether rows are known by another name afterwards. */
function isRename(operation: Operation): boolean {
  if (operation.kind === 'alterEnum') return (operation.renamed?.length ?? 0) > 0;
  if (operation.kind === 'alterColumn') return (operation.renamedValues?.length ?? 0) > 0;
  return operation.kind === 'renameTable' || operation.kind === 'renameColumn';
}
