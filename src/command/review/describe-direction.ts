import { LimbeckError } from '../../error.ts';
import { applyOperations } from '../../operation/apply-operations.ts';
import { withExisting } from '../../operation/with-existing.ts';
import type { Table } from '../../schema/table.ts';
import { singleOperations } from '../../operation/single-operations.ts';
import type { Operation } from '../../operation/operation.ts';
import { allowanceFor } from '../../review/allowances.ts';
import { describeOperation } from '../../review/describe-operation.ts';
import { locateHazards, type Ruling } from '../../review/find-hazards.ts';
import type { ReportChange, ReportDirection } from '../../review/report.ts';
import type { Step } from '../../revision/plan-steps.ts';
import { recordOperations, type Recording } from '../../runtime/record-operations.ts';
import { writeMigration, type Scribe } from '../../runtime/write-steps.ts';
import type { Project } from '../project.ts';
import { withoutRepetition } from '../changes-in.ts';

/** What it takes to put a migration into words. */
export interface Describer {
  readonly project: Project;
  readonly scribe: Scribe;
  readonly ruling: Ruling;
}

/** What one function of a migration file does to a database with these tables. */
export async function describeDirection(
  step: Step,
  tables: readonly Table[],
  { project, scribe, ruling }: Describer,
): Promise<ReportDirection> {
  const recording = await recordOperations(step, { ...scribe, traces: true });
  const { revision, direction } = step;
  const lineOf = (operation: Operation): number | null => {
    const place = recording.places.get(operation);
    return place === undefined ? null : project.sourceLine(revision.path, place);
  };
  const described = withoutRepetition(recording.operations);
  const { sql, problem } = await writeSql(step, scribe, recording);
  // Only what an upgrade would refuse has to be allowed.
  const allowed = direction === 'upgrade' ? revision.allowed : [];
  return {
    changes: describeChanges(described, tables, lineOf),
    sql,
    problem,
    hazards: locateHazards(described, ruling).map(({ hazard, operation }) => ({
      ...hazard,
      line: lineOf(operation),
      allowed: allowanceFor(hazard, allowed)?.reason ?? null,
    })),
  };
}

/** Operations in words; what they leave out of the columns that they alter is told by the tables. */
function describeChanges(
  operations: readonly Operation[],
  before: readonly Table[],
  lineOf: (operation: Operation) => number | null,
): readonly ReportChange[] {
  const changes: ReportChange[] = [];
  let tables = before;
  for (const operation of singleOperations(operations)) {
    const line = lineOf(operation);
    for (const summary of describeOperation(withExisting(operation, tables))) {
      changes.push({ summary, line });
    }
    tables = applyOperations(tables, [operation]);
  }
  return changes;
}

async function writeSql(
  step: Step,
  scribe: Scribe,
  { isComplete }: Recording,
): Promise<Pick<ReportDirection, 'sql' | 'problem'>> {
  try {
    const sql = await writeMigration(step, scribe);
    return { sql, problem: isComplete ? null : dependsOnRows };
  } catch (error) {
    if (!(error instanceof LimbeckError)) throw error;
    const cause = error.cause instanceof LimbeckError ? error.cause : error;
    const asksDatabase = !isComplete && cause.code === 'OPERATION_UNSUPPORTED';
    return { sql: null, problem: asksDatabase ? dependsOnRows : cause.message };
  }
}

const dependsOnRows = 'It asks the database, and what it does from there on depends on the answer.';
