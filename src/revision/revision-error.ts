import { LimbeckError } from '../error.ts';
import { REVISION_ID_LENGTH } from './revision-id.ts';
import type { Revision } from './revision.ts';

const NAME_RULE =
  `Use letters, digits, \`_\` and \`.\` (at most ${REVISION_ID_LENGTH} in an id), ` +
  'and not `head`, `heads`, `base` or `current`.';

/** The directory that should hold the migration files cannot be read. */
export function migrationsNotFound(directory: string, cause: unknown): LimbeckError {
  return new LimbeckError(
    'MIGRATIONS_NOT_FOUND',
    `The migrations directory ${directory} cannot be read: ${reasonOf(cause)}.`,
    'Write a first migration with `limbeck revision --autogenerate`, or correct `migrations` in the configuration.',
    { cause },
  );
}

/** A folder for a new file that holds no migrations of the project. */
export function locationUnknown(wanted: string, locations: readonly string[]): LimbeckError {
  return new LimbeckError(
    'VERSION_PATH_INVALID',
    `${wanted} is not one of the folders of the migrations: ${locations.join(', ')}.`,
    'Name one of these with `--version-path`, or add it to `migrations` in the configuration.',
  );
}

/** A new file that could go to several folders. */
export function locationNotNamed(locations: readonly string[]): LimbeckError {
  return new LimbeckError(
    'VERSION_PATH_INVALID',
    `The first revision of a history could go to any of ${locations.join(', ')}.`,
    'Name one of these with `--version-path`.',
  );
}

/** A migration file is there but cannot be read. */
export function fileNotReadable(path: string, cause: unknown): LimbeckError {
  return new LimbeckError(
    'FILE_NOT_READABLE',
    `The migration file ${path} cannot be read: ${reasonOf(cause)}.`,
    'Give yourself permission to read it.',
    { cause },
  );
}

/** A file would overwrite another one. */
export function fileExists(path: string): LimbeckError {
  return new LimbeckError(
    'FILE_EXISTS',
    `The file ${path} exists already and was not overwritten.`,
    'Remove it, or choose another revision id or message.',
  );
}

/** A file cannot be created. */
export function fileNotWritable(path: string, cause: unknown): LimbeckError {
  return new LimbeckError(
    'FILE_NOT_WRITABLE',
    `The file ${path} cannot be written: ${reasonOf(cause)}.`,
    'Check that the directory exists and that you may write to it.',
    { cause },
  );
}

/** A source file among the migrations that is not a migration. */
export function revisionMissing(path: string): LimbeckError {
  return new LimbeckError(
    'REVISION_INVALID',
    `The file ${path} does not declare a \`revision\`.`,
    "Add `export const revision = '…';`, or move the file out of the migrations directory.",
  );
}

/** A migration file that does not say what it follows. */
export function parentMissing(path: string): LimbeckError {
  return new LimbeckError(
    'REVISION_INVALID',
    `The migration ${path} does not declare a \`downRevision\`.`,
    "Add `export const downRevision = '…';` with the revision before it, or `null` for the first.",
  );
}

/** A constant of a header that is not a literal of the right type. */
export function constantUnreadable(constant: string, path: string): LimbeckError {
  const literal = constant === 'revision' ? 'a string' : 'a string, a list of strings or `null`';
  return new LimbeckError(
    'REVISION_INVALID',
    `The constant \`${constant}\` in ${path} is not ${literal} written out in place.`,
    'Write the value itself there: the header is read without running the file.',
  );
}

/** What a file allows is written so that only running it would tell what that is. */
export function allowedUnreadable(path: string): LimbeckError {
  return new LimbeckError(
    'REVISION_INVALID',
    `The constant \`allowed\` in ${path} is not a list of \`allow(…)\` with texts written out in place.`,
    "Write `export const allowed = [allow('drop-column', { reason: '…' })];`: the header is read without running the file.",
  );
}

/** Something is allowed for no reason. */
export function allowanceUnreasoned(hazard: string, path: string): LimbeckError {
  return new LimbeckError(
    'REVISION_INVALID',
    `${path} allows \`${hazard}\` without a reason.`,
    `Say why it is no harm: \`allow('${hazard}', { reason: '…' })\`.`,
  );
}

/** An id or label that cannot be named on the command line. */
export function revisionMalformed(name: string, path: string): LimbeckError {
  return new LimbeckError(
    'REVISION_INVALID',
    `The name \`${name}\` in ${path} cannot be used for a revision or a branch.`,
    NAME_RULE,
  );
}

/** An id from the command line that no revision can have. */
export function revisionIdInvalid(id: string): LimbeckError {
  return new LimbeckError('REVISION_INVALID', `\`${id}\` cannot be a revision id.`, NAME_RULE);
}

/** An id from the command line that is in use. */
export function revisionIdTaken(id: string, path: string): LimbeckError {
  return new LimbeckError(
    'REVISION_DUPLICATE',
    `The name ${id} is taken by ${path}.`,
    'Choose another id, or leave it out to have one made.',
  );
}

/** Two files with one id. */
export function revisionDuplicate(id: string, paths: readonly string[]): LimbeckError {
  return new LimbeckError(
    'REVISION_DUPLICATE',
    `The revision ${id} is declared by more than one file: ${paths.join(', ')}.`,
    'Give one of them another `revision`, or delete the copy.',
  );
}

/** A label that names two branches, or a branch and a revision. */
export function labelDuplicate(label: string, paths: readonly string[]): LimbeckError {
  return new LimbeckError(
    'LABEL_DUPLICATE',
    `The branch label \`${label}\` is used more than once: ${paths.join(', ')}.`,
    'Keep it in the first revision of the branch, and take it out of the other file.',
  );
}

/** A parent or a dependency without a file. */
export function parentNotFound(
  constant: 'downRevision' | 'dependsOn',
  missing: string,
  path: string,
): LimbeckError {
  return new LimbeckError(
    'REVISION_PARENT_MISSING',
    `The \`${constant}\` of ${path} names ${missing}, which no migration file declares.`,
    `Restore the file of ${missing}, or correct \`${constant}\`.`,
  );
}

/** Revisions that wait for each other; `cycle` goes once round. */
export function revisionCycle(cycle: readonly Revision[]): LimbeckError {
  const [first] = cycle;
  const round = [...cycle, ...(first === undefined ? [] : [first])];
  const path = round.map((revision) => revision.id).join(' → ');
  const files = cycle.map((revision) => revision.path).join(', ');
  return new LimbeckError(
    'REVISION_CYCLE',
    cycle.length === 1
      ? `The migration ${files} follows itself.`
      : `The revisions follow each other in a circle, ${path}: ${files}.`,
    'Correct `downRevision` or `dependsOn` in one of the files.',
  );
}

/** A symbol that stands for nothing in this history. */
export function revisionNotFound(symbol: string, nearest: readonly Revision[]): LimbeckError {
  return new LimbeckError(
    'REVISION_NOT_FOUND',
    `There is no revision \`${symbol}\`.`,
    nearest.length === 0
      ? 'See `limbeck history` for the revisions there are.'
      : `Did you mean ${nearest.map(describe).join(' or ')}?`,
  );
}

/** A text that has none of the forms of a symbol. */
export function symbolMalformed(symbol: string): LimbeckError {
  return new LimbeckError(
    'REVISION_NOT_FOUND',
    `\`${symbol}\` is no way to name a revision.`,
    'Use an id or its first characters, `head`, `heads`, `base`, `label@head`, `+1`, `-1` or `id-1`.',
  );
}

/** A revision that is not on the branch it is looked for on. */
export function revisionNotOnBranch(revision: string, branch: string): LimbeckError {
  return new LimbeckError(
    'REVISION_NOT_FOUND',
    `The revision ${revision} is not on the branch \`${branch}\`.`,
    'See `limbeck history` for the revisions of each branch.',
  );
}

/** A text that more than one revision answers to. */
export function revisionAmbiguous(symbol: string, candidates: readonly Revision[]): LimbeckError {
  return new LimbeckError(
    'REVISION_AMBIGUOUS',
    `\`${symbol}\` could mean ${candidates.map(describe).join(' or ')}.`,
    'Name one of them by its id.',
  );
}

/** `head` where there are several. */
export function multipleHeads(heads: readonly string[]): LimbeckError {
  return new LimbeckError(
    'MULTIPLE_HEADS',
    `The history has ${heads.length} heads: ${heads.join(', ')}.`,
    'Name one of them, or all of them as `heads`; `limbeck merge heads` joins them.',
  );
}

/** An offset that could be counted from several revisions. */
export function startAmbiguous(symbol: string, starts: readonly Revision[]): LimbeckError {
  const offset = /[+-]\d+$/.exec(symbol)?.[0] ?? '';
  return new LimbeckError(
    'REVISION_AMBIGUOUS',
    `\`${symbol}\` could be counted from ${starts.map(describe).join(' or from ')}.`,
    `Name one of them: ${starts.map(({ id }) => `\`${id}${offset}\``).join(' or ')}.`,
  );
}

/** A relative symbol that leads past the end of the history. */
export function walkedTooFar(symbol: string, available: number): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `\`${symbol}\` goes too far: ${count(available)} that way.`,
    'See `limbeck history` for the revisions there are.',
  );
}

function count(revisions: number): string {
  if (revisions === 0) return 'there is no revision';
  return revisions === 1 ? 'there is only 1 revision' : `there are only ${revisions} revisions`;
}

/** An upgrade to where the database has already been. */
export function notAhead(target: string): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `The database is past \`${target}\` already.`,
    `To go back to it, run \`limbeck downgrade ${target}\`.`,
  );
}

/** A downgrade to where the database has not been yet. */
export function notApplied(target: string): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `The database has not reached \`${target}\` yet.`,
    `To go forward to it, run \`limbeck upgrade ${target}\`.`,
  );
}

/** The version table names a revision whose file is gone. */
export function currentWithoutFile(id: string): LimbeckError {
  return new LimbeckError(
    'REVISION_NOT_FOUND',
    `The database is at revision ${id}, which no migration file declares.`,
    'Restore its file, which may be on another branch of your version control, or declare where the database stands: `limbeck stamp --purge <revision>`.',
  );
}

/** The version table holds a revision together with one that comes before it. */
export function currentOverlaps(earlier: string, later: string): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `The version table holds both ${earlier} and ${later}, although ${later} follows ${earlier}.`,
    `Remove the row of ${earlier} from the version table.`,
  );
}

/** A revision to be written that would follow one that is followed already. */
export function notAHead(id: string, children: readonly string[]): LimbeckError {
  return new LimbeckError(
    'REVISION_INVALID',
    `${id} is followed by ${children.join(' and ')} already, so the history would fork there.`,
    'Follow the head, or start a branch there with `--splice`.',
  );
}

/** A label from the command line that no branch can have. */
export function labelInvalid(label: string): LimbeckError {
  return new LimbeckError('REVISION_INVALID', `\`${label}\` cannot be a branch label.`, NAME_RULE);
}

/** A label from the command line that is in use. */
export function labelTaken(label: string, path: string): LimbeckError {
  return new LimbeckError(
    'LABEL_DUPLICATE',
    `The name \`${label}\` is taken by ${path}.`,
    'Choose another label.',
  );
}

/** A dependency on the state before any revision. */
export function nothingFollowed(name: string): LimbeckError {
  return new LimbeckError(
    'REVISION_INVALID',
    `\`${name}\` is no revision that another one could depend on.`,
    'Name a revision or a branch label; see `limbeck history`.',
  );
}

/** Two revisions that a database is to stand at, one of which comes before the other. */
export function targetsOverlap(earlier: string, later: string): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `A database at ${later} has ${earlier} behind it, so it cannot stand at both.`,
    `Name ${later} alone.`,
  );
}

/** A text that is no range of revisions. */
export function rangeMalformed(text: string): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `\`${text}\` is no range of revisions.`,
    'Write `start:end`; either may be left out, as in `b2c3:` or `:head`.',
  );
}

/** A range whose end comes before its start. */
export function rangeEmpty(text: string): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `There is no revision in \`${text}\`: its end does not follow its start.`,
    'The start is the older one; see `limbeck history`.',
  );
}

/** A script for an upgrade whose end does not follow its start. */
export function rangeNotUp(text: string): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `The range \`${text}\` is not one line of revisions: its end does not follow its start.`,
    'Write the older one first, `limbeck upgrade <from>:<to> --sql`; see `limbeck history`.',
  );
}

/** A script for a downgrade whose end does not lie behind its start. */
export function rangeNotDown(text: string): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `The range \`${text}\` is not one line of revisions: its start does not follow its end.`,
    'Write the later one first, `limbeck downgrade <from>:<to> --sql`; see `limbeck history`.',
  );
}

/** A script for a downgrade that does not say where the database stands. */
export function startRequired(target: string): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `A downgrade to \`${target}\` that is written as SQL has to be told where the database stands.`,
    `Name it first: \`limbeck downgrade <from>:${target} --sql\`, as in \`head:${target}\`.`,
  );
}

/** A range where a database tells where it starts. */
export function rangeOnlyOffline(text: string): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `\`${text}\` is a range, and where it starts is for the database to tell.`,
    'Name its end alone, or add `--sql` to have it written as a script.',
  );
}

/** A purge that is to be written as SQL. */
export function purgeOffline(): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    '`--purge` forgets whatever the version table holds, and a script has to say what that is.',
    'Name it, `limbeck stamp <from>:<to> --sql`, or run `limbeck stamp --purge` with a connection.',
  );
}

function describe({ id, message }: Revision): string {
  return message === '' ? id : `${id} (${message})`;
}

/** The words of a system error without its code, call and path, which the sentence has already. */
function reasonOf(cause: unknown): string {
  const text = cause instanceof Error ? cause.message : String(cause);
  return /^[A-Z]+: ([^,]+),/.exec(text)?.[1] ?? text;
}
