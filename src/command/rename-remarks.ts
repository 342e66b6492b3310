import type { RenameCandidate } from '../compare/rename.ts';
import type { Operation } from '../operation/operation.ts';
import { singleOperations } from '../operation/single-operations.ts';
import { formatTableName } from '../schema/table-name.ts';
import type { ValueRename } from '../schema/value-rename.ts';
import type { ProjectComparison } from './compare-project.ts';

/** What stands above the renames among the operations: how sure they are, and why. */
export function renameRemarks({
  operations,
  renames,
}: Pick<ProjectComparison, 'operations' | 'renames'>): ReadonlyMap<Operation, string> {
  const remarks = singleOperations(operations).flatMap((operation) => {
    const own = renames.filter((rename) => carriesOut(operation, rename));
    return own.length === 0 ? [] : [[operation, remarkOn(own)] as const];
  });
  return new Map(remarks);
}

/** Whether a rename is what an operation does, or a part of that. */
function carriesOut(operation: Operation, rename: RenameCandidate): boolean {
  const { kind, from, to } = rename;
  if (kind === 'enumValue') return renamesValue(operation, rename);
  if (
    operation.kind === 'renameTable' ||
    operation.kind === 'renameEnum' ||
    operation.kind === 'renameSequence'
  ) {
    const names = [operation.from, operation.to].map(formatTableName);
    const isIt = (kind === 'sequence') === (operation.kind === 'renameSequence');
    return kind !== 'column' && isIt && from === names[0] && to === names[1];
  }
  if (operation.kind === 'renameColumn') {
    const table = formatTableName(operation.table);
    // The table may be renamed as well, before its column or after it.
    const isIt = to === `${table}.${operation.to}` || from === `${table}.${operation.from}`;
    return kind === 'column' && isIt;
  }
  return false;
}

function renamesValue(operation: Operation, { from, to }: RenameCandidate): boolean {
  const isAmong = (owners: readonly string[], renamed: readonly ValueRename[] = []): boolean =>
    renamed.some(
      (each) =>
        from.endsWith(`:${each.from}`) && owners.some((owner) => to === `${owner}:${each.to}`),
    );
  if (operation.kind === 'alterEnum') {
    const { columns, renamed } = operation;
    return isAmong([formatTableName(operation.to), ...(columns ?? [])], renamed);
  }
  if (operation.kind !== 'alterColumn') return false;
  const { table, column, renamedValues } = operation;
  return isAmong([`${formatTableName(table)}.${column}`], renamedValues);
}

function remarkOn(renames: readonly RenameCandidate[]): string {
  const [first, ...others] = renames;
  if (first !== undefined && others.length === 0) return `renamed: ${evidenceFor(first)}`;
  return renames
    .map((rename) => `renamed ${rename.from} → ${rename.to}: ${evidenceFor(rename)}`)
    .join('; ');
}

/** How sure a rename is, and why: `score 0.93, because the type and the default are the same`. */
export function evidenceFor({ score, reasons }: RenameCandidate): string {
  const because = reasons.length === 0 ? '' : `, because ${enumerate(reasons)}`;
  return `score ${score.toFixed(2)}${because}`;
}

function enumerate(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} and ${last}`;
}
