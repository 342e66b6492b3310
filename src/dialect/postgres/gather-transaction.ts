import type { BatchPart } from '../../operation/batch-parts.ts';
import type { CreateConstraint } from '../../operation/create-constraint.ts';
import { footprintOf } from '../../operation/footprint.ts';
import { isMove } from '../../operation/move.ts';
import type { Operation } from '../../operation/operation.ts';
import { standsOutside } from '../../operation/stands-outside.ts';
import type { ValidateConstraint } from '../../operation/validate-constraint.ts';
import { sameTableName } from '../../schema/table-name.ts';

/**
 * Puts what is created and validated outside of a transaction behind all that is done inside, so that
 * one transaction holds as much as it can and less is committed half-way:
 *
 * 1. It stays where it is if something that follows leans on it: a foreign key on a unique constraint,
 *    a column that a fill reads before it is dropped; and before what then has another name.
 * 2. What is dropped outside stays too: others have to let go of it before.
 * 3. A view that steps aside must not be missed by others meanwhile. What would still stand between is
 *    done inside after all.
 */
export function gatherTransaction(parts: readonly BatchPart[]): readonly BatchPart[] {
  return insideWhileViewsAreAway(betweenMoves(parts).flatMap(gather));
}

/** Runs of parts in which every thing keeps its name, and the moves between them. */
function betweenMoves(parts: readonly BatchPart[]): readonly (readonly BatchPart[])[] {
  const runs: BatchPart[][] = [[]];
  for (const part of parts) {
    if (isMove(part.operation)) runs.push([part], []);
    else runs.at(-1)?.push(part);
  }
  return runs;
}

function gather(parts: readonly BatchPart[]): readonly BatchPart[] {
  const last = parts.filter(({ operation }, position) => {
    const later = parts.slice(position + 1).map((part) => part.operation);
    return mayWait(operation) && !later.some((other) => leansOn(other, operation));
  });
  const moved = new Set(last);
  return [
    ...parts.filter((part) => !moved.has(part)),
    ...last.filter((part) => !isValidation(part)),
    ...last.filter(isValidation),
  ];
}

function isValidation({ operation }: BatchPart): boolean {
  return operation.kind === 'validateConstraint';
}

function mayWait(operation: Operation): boolean {
  return standsOutside(operation) && operation.kind !== 'dropIndex';
}

function leansOn(later: Operation, operation: Operation): boolean {
  const isFilled = operation.kind === 'alterColumn' && operation.fill !== null;
  if (isFilled && later.kind === 'dropColumn') return sameTableName(later.table, operation.table);
  const { creates = [] } = footprintOf(operation);
  const { needs = [] } = footprintOf(later);
  // Of an index, others need that it keeps rows apart; `cover` is what MySQL asks for.
  return needs.some((key) => key.startsWith('unique ') && creates.includes(key));
}

function insideWhileViewsAreAway(parts: readonly BatchPart[]): readonly BatchPart[] {
  const away = parts.findIndex(({ operation }) => operation.kind === 'dropView');
  const back = parts.findLastIndex(({ operation }) => operation.kind === 'createView');
  if (away === -1 || back < away) return parts;
  const between = parts.slice(away, back);
  const validated = between.flatMap(({ operation }) =>
    operation.kind === 'validateConstraint' ? [operation] : [],
  );
  const inside = between.flatMap(({ operation, batch }): readonly BatchPart[] => {
    if (operation.kind === 'validateConstraint') return [];
    return [{ operation: plainForm(operation, validated), batch }];
  });
  return [...parts.slice(0, away), ...inside, ...parts.slice(back)];
}

/** As the operation was before it was to stand outside, or to be validated there. */
function plainForm(operation: Operation, validated: readonly ValidateConstraint[]): Operation {
  if (
    operation.kind === 'createConstraint' &&
    validated.some((each) => validates(each, operation))
  ) {
    const { notValid: _notValid, ...checked } = operation;
    return checked;
  }
  if (!('concurrently' in operation)) return operation;
  const { concurrently: _concurrently, ...inside } = operation;
  return inside;
}

function validates(
  { name, table }: ValidateConstraint,
  { constraint, table: other }: CreateConstraint,
): boolean {
  return name === constraint.name && sameTableName(table, other);
}
