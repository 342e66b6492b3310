import type { Dialect } from '../../dialect/dialect.ts';
import {
  putBatchesTogether,
  takeBatchesApart,
  type BatchPart,
} from '../../operation/batch-parts.ts';
import { footprintOf, type Footprint } from '../../operation/footprint.ts';
import type { Operation } from '../../operation/operation.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import { phasesOf } from './phases-of.ts';
import type { Phases } from './phases.ts';
import { phaseContext, type PhaseContext } from './phase-context.ts';

/**
 * Splits operations into two revisions that follow each other. Each keeps their order; what can only
 * be done once something of the second one is done, a name that is free, waits as well.
 */
export function splitPhases(
  operations: readonly Operation[],
  dialect: Pick<Dialect, 'toColumn'>,
): Phases {
  const parts = takeBatchesApart(operations);
  const context = phaseContext(
    parts.map(({ operation }) => operation),
    dialect,
  );
  const split = parts.map(({ operation, batch }) => ({
    operation,
    batch,
    phases: phasesOf(operation, context),
  }));
  const waiting = waitingParts(split.filter(({ operation }) => !isAside(operation, context)));
  const expand = split.flatMap((part) =>
    waiting.has(part) ? [] : inBatch(part, part.phases.expand),
  );
  const contract = split.flatMap((part) =>
    inBatch(part, waiting.has(part) ? [part.operation] : part.phases.contract),
  );
  return {
    expand: withoutIdleViews(putBatchesTogether(expand), context),
    contract: withoutIdleViews(putBatchesTogether(contract), context),
  };
}

interface SplitPart extends BatchPart {
  readonly phases: Phases;
}

function inBatch({ batch }: BatchPart, operations: readonly Operation[]): readonly BatchPart[] {
  return operations.map((operation) => ({ operation, batch }));
}

/** Those whose first phase leans on what the second one does before. */
function waitingParts(parts: readonly SplitPart[]): ReadonlySet<SplitPart> {
  const waiting = new Set<SplitPart>();
  let before = -1;
  while (waiting.size > before) {
    before = waiting.size;
    for (const [position, part] of parts.entries()) {
      const late = parts
        .slice(0, position)
        .flatMap((other) => (waiting.has(other) ? [other.operation] : other.phases.contract));
      const first = part.phases.expand;
      if (first.some((own) => late.some((other) => leansOn(own, other)))) waiting.add(part);
    }
  }
  return waiting;
}

const roles = ['drops', 'creates', 'modifies', 'needs'] as const;

/** Whether an operation needs something as another one leaves it: what is dropped makes room, for one. */
function leansOn(operation: Operation, other: Operation): boolean {
  const [own, before] = [footprintOf(operation), footprintOf(other)];
  return roles.some((role, position) =>
    keysOf(before, [role]).some((key) => keysOf(own, roles.slice(position + 1)).includes(key)),
  );
}

/** Without what only MySQL asks of the index behind a foreign key, and sees to itself. */
function keysOf(footprint: Footprint, of: readonly (typeof roles)[number][]): readonly string[] {
  return of.flatMap((role) => footprint[role] ?? []).filter((key) => !key.startsWith('cover '));
}

/** Views step aside for something: where nothing else is done, they stay. */
function withoutIdleViews(
  operations: readonly Operation[],
  context: PhaseContext,
): readonly Operation[] {
  const isIdle = operations.every((each) => isAside(each, context) && isSameView(each, operations));
  return isIdle ? [] : operations;
}

/** Whether it drops a view that comes back, or brings it back: what has its place in both phases. */
function isAside(operation: Operation, context: PhaseContext): boolean {
  if (operation.kind === 'dropView') return context.backAs(operation) !== null;
  return operation.kind === 'createView' && context.isBack(operation);
}

/** Whether a view that is dropped, or comes back, is afterwards what it was. */
function isSameView(operation: Operation, operations: readonly Operation[]): boolean {
  if (operation.kind !== 'dropView') return true;
  const { view } = operation;
  const back = operations.find(
    (each) => each.kind === 'createView' && qualifiedKey(each.view) === qualifiedKey(view),
  );
  return (
    back?.kind === 'createView' &&
    back.view.definition === view.definition &&
    back.view.materialized === view.materialized
  );
}
