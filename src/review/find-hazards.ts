import type { Operation } from '../operation/operation.ts';
import { singleOperations } from '../operation/single-operations.ts';
import { allRules } from './all-rules.ts';
import { concernBefore } from './concern-before.ts';
import type { Hazard } from './hazard.ts';
import type { Rule, RuleContext, RuleServer } from './rule.ts';
import type { Severities } from './severities.ts';
import { trackThings, type Things } from './track-things.ts';

/** The rules of a project: which there are, and how grave it takes them. */
export interface Ruling {
  readonly server: RuleServer;
  /** The severity of rules that differs from their own; `off` leaves them out. Default none. */
  readonly severities?: Severities;
  /** Rules beside those of Limbeck. */
  readonly rules?: readonly Rule[];
}

/** A hazard, and the operation or part of a batch in which it was found. */
export interface LocatedHazard {
  readonly hazard: Hazard;
  readonly operation: Operation;
}

/**
 * What can lose data, fail, lock or be done better, in the order of the operations. What a finding
 * concerns has the name that it has before all of them.
 */
export function findHazards(operations: readonly Operation[], ruling: Ruling): readonly Hazard[] {
  return locateHazards(operations, ruling).map(({ hazard }) => hazard);
}

/** What {@link findHazards} finds, and where. */
export function locateHazards(
  operations: readonly Operation[],
  ruling: Ruling,
): readonly LocatedHazard[] {
  const things = trackThings(ruling.server);
  const located: LocatedHazard[] = [];
  for (const { operation, context } of visit(operations, things, ruling)) {
    for (const hazard of findingsOf(operation, context, ruling)) {
      located.push({ hazard: inNamesBefore(hazard, things), operation });
    }
  }
  return located;
}

function inNamesBefore({ concerns, ...hazard }: Hazard, things: Things): Hazard {
  const before = concerns === undefined ? null : concernBefore(concerns, things);
  return before === null ? hazard : { ...hazard, concerns: before };
}

/** An operation, or a part of one, with what rules know beside it. */
interface Visit {
  readonly operation: Operation;
  readonly context: RuleContext;
}

/** Operations and the parts of batches one by one; `things` follows each once it has been looked at. */
export function* visit(
  operations: readonly Operation[],
  things: Things,
  { server }: Ruling,
): Generator<Visit, void> {
  const context: RuleContext = {
    server,
    operations: singleOperations(operations),
    batch: null,
    isNewTable: (table) => things.tableBefore(table) === null,
    isNewColumn: (table, column) => things.columnBefore(table, column) === null,
  };
  for (const operation of operations) {
    yield { operation, context };
    if (operation.kind !== 'batchAlterTable') {
      things.follow(operation);
      continue;
    }
    for (const part of operation.operations) {
      yield { operation: part, context: { ...context, batch: operation } };
      things.follow(part);
    }
  }
}

/** What the rules find in an operation, its parts apart. */
export function findingsOf(
  operation: Operation,
  context: RuleContext,
  ruling: Ruling,
): readonly Hazard[] {
  const rules: readonly Rule[] = [...allRules, ...(ruling.rules ?? [])];
  const found = rules.flatMap((rule) =>
    rule
      .check(operation, context)
      .map((finding): Hazard => ({ severity: rule.severity, ...finding, id: rule.id })),
  );
  return weigh(found, ruling);
}

/** Findings as grave as a project takes them, without those that it wants to hear nothing of. */
export function weigh(
  hazards: readonly Hazard[],
  { severities = {} }: Pick<Ruling, 'severities'>,
): readonly Hazard[] {
  return hazards.flatMap((hazard) => {
    const chosen = severities[hazard.id];
    if (chosen === 'off') return [];
    return [chosen === undefined ? hazard : { ...hazard, severity: chosen }];
  });
}
