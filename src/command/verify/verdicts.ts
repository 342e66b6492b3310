import type { Hazard } from '../../review/hazard.ts';
import type { StepVerdict } from '../../review/verification.ts';
import type { Revision } from '../../revision/revision.ts';

export const passed: StepVerdict = { outcome: 'passed' };
export const skipped: StepVerdict = { outcome: 'skipped' };

/** The revisions before could not be run. */
export function notReached(reason: string): StepVerdict {
  return {
    outcome: 'failed',
    reason: `The database that it starts from cannot be made: ${reason}`,
    differences: [],
    hint: 'Verify the revisions before it first: `limbeck verify base:heads`.',
  };
}

/** A step has ended with an error. */
export function broken(reason: string, revision: Revision): StepVerdict {
  return { outcome: 'failed', reason, differences: [], hint: correct(revision) };
}

/** An upgrade has ended with an error; `hazards` tell what of the rows may be in its way. */
export function brokenOnRows(
  reason: string,
  revision: Revision,
  hazards: readonly Hazard[],
): StepVerdict {
  const hazard = hazards.find(({ id }) => aboutRows.has(id));
  const allowance =
    hazard === undefined
      ? ''
      : ` Where no such rows can be, say so in it: \`allow('${hazard.id}', { reason: '…', subject: '${hazard.subject}' })\`.`;
  return { outcome: 'failed', reason, differences: [], hint: `${correct(revision)}${allowance}` };
}

/** Findings that rows may be in the way. */
const aboutRows: ReadonlySet<string> = new Set(['set-not-null', 'add-not-null', 'type-narrowing']);

/** The upgrade leaves something out. */
export function judgeEntities(differences: readonly string[], revision: Revision): StepVerdict {
  return judge(differences, {
    reason: 'After the upgrade the database is not what the entities declare.',
    hint: `Add what is missing to ${revision.path}, and run \`limbeck verify ${revision.id}\` again.`,
  });
}

/** The upgrade does something else the second time. */
export function judgeRepetition(differences: readonly string[], revision: Revision): StepVerdict {
  return judge(differences, {
    reason: 'Run again after its downgrade, the upgrade ends elsewhere than the first time.',
    hint: correct(revision),
  });
}

export function judgeCatalog(differences: readonly string[], revision: Revision): StepVerdict {
  return judge(differences, {
    reason: 'After the downgrade the catalog is not what it was before the upgrade.',
    hint: correct(revision),
  });
}

export function judgeRows(
  differences: readonly string[],
  direction: 'upgrade' | 'downgrade',
  revision: Revision,
): StepVerdict {
  return judge(differences, {
    reason: `The ${direction} does not keep rows or values that were there.`,
    hint: `${correct(revision)} Rows that are to go are allowed in the file: \`allow('delete-rows', { reason: '…' })\`.`,
  });
}

function judge(
  differences: readonly string[],
  failure: { readonly reason: string; readonly hint: string },
): StepVerdict {
  return differences.length === 0 ? passed : { outcome: 'failed', ...failure, differences };
}

function correct({ path, id }: Revision): string {
  return `Correct ${path}, and run \`limbeck verify ${id}\` again.`;
}
