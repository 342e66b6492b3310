import { LimbeckError } from '../error.ts';
import type { Hazard } from '../review/hazard.ts';
import type { Revision } from '../revision/revision.ts';
import { nearestFirst } from '../util/nearest-first.ts';

/** The database lacks migrations that are there as files. */
export function databaseBehind(heads: readonly string[]): LimbeckError {
  return new LimbeckError(
    'DATABASE_BEHIND',
    `The database has not reached the head of the migrations (${heads.join(', ')}), so a difference to it would say nothing.`,
    'Run `limbeck upgrade head` first.',
  );
}

/** A form is asked for of a revision that is not generated. */
export function formWithoutAutogenerate(flag: string): LimbeckError {
  return new LimbeckError(
    'OPTION_INVALID',
    `\`${flag}\` is given for a revision that is not generated, and changes nothing in an empty file; nothing was written.`,
    `Add \`--autogenerate\`, or leave \`${flag}\` out.`,
  );
}

/** Something gets another name, which fits no phase. */
export function renameNotPhased(rename: string): LimbeckError {
  return new LimbeckError(
    'RENAME_NOT_PHASED',
    `A rename (${rename}) is over at once: no schema in between has both names, so that neither version of the program would run on it; nothing was written.`,
    "Keep the name in the database (`@Column({ name: '…' })` on the renamed property), rename in a revision without `--phased`, or say `--no-rename` of the old name to have it added now and dropped later, and copy the values yourself.",
  );
}

/** A hook undoes a revision in its own way. */
export function downgradeNotPhased(path: string): LimbeckError {
  return new LimbeckError(
    'OPTION_INVALID',
    `\`processRevisionDirectives\` in ${path} gives the revision a downgrade of its own, which cannot be split in two; nothing was written.`,
    'Leave `--phased` out, or have the hook make two revisions.',
  );
}

/** Phases are asked for of a file for several databases. */
export function phasesForSeveral(names: readonly string[]): LimbeckError {
  return new LimbeckError(
    'OPTION_INVALID',
    `\`--phased\` is for one database, and ${names.join(', ')} share their files; nothing was written.`,
    `Name one of them: \`--name ${names[0] ?? '<name>'}\`.`,
  );
}

/** A new revision could follow several heads. */
export function headNotNamed(heads: readonly string[]): LimbeckError {
  return new LimbeckError(
    'MULTIPLE_HEADS',
    `The history has ${heads.length} heads, any of which the new revision could follow: ${heads.join(', ')}.`,
    'Name one of them with `--head`, or join them first with `limbeck merge heads`.',
  );
}

/** A merge of fewer than two revisions. */
export function nothingToMerge(revisions: readonly string[]): LimbeckError {
  return new LimbeckError(
    'REVISION_INVALID',
    revisions.length === 0
      ? 'There is no revision to merge.'
      : `There is nothing to merge: ${revisions.join(', ')} stands alone.`,
    'Name two heads at least; see `limbeck heads`.',
  );
}

/** Files that were applied say something else by now, and the configuration does not want that. */
export function migrationsEdited(edited: readonly Revision[]): LimbeckError {
  return new LimbeckError(
    'MIGRATION_EDITED',
    `${describeEdited(edited)}; nothing was run.`,
    'Put back what was applied and write what is new as a revision of its own, or accept the files as they are: `limbeck stamp heads`.',
  );
}

/** An upgrade would lose what is there; nothing has been run yet. */
export function dataLoss({ id, path }: Revision, hazards: readonly Hazard[]): LimbeckError {
  return new LimbeckError(
    'DATA_LOSS',
    `The upgrade of revision ${id} (${path}) was refused, and nothing was run: ${hazards.map(describeHazard).join('; ')}.`,
    `Allow it in the file, \`export const allowed = [${hazards.map(allowanceOf).join(', ')}];\`, or run \`limbeck upgrade --allow-data-loss\`.`,
  );
}

/** The same, found out when its turn has come. */
export function dataLossUnderWay(hazard: Hazard): LimbeckError {
  return new LimbeckError(
    'DATA_LOSS',
    `it is refused to go on (${describeHazard(hazard)})`,
    `Allow it in the file, \`export const allowed = [${allowanceOf(hazard)}];\`, or run \`limbeck upgrade --allow-data-loss\`.`,
  );
}

function describeHazard({ id, subject, message }: Hazard): string {
  return `${id} ${subject}: ${message.replace(/\.$/, '')}`;
}

function allowanceOf({ id, subject }: Hazard): string {
  return `allow('${id}', { reason: '…', subject: '${subject}' })`;
}

/** A file allows what no rule finds. */
export function hazardUnknown(
  hazard: string,
  path: string,
  known: readonly string[],
): LimbeckError {
  return new LimbeckError(
    'HAZARD_UNKNOWN',
    `${path} allows \`${hazard}\`, which no rule finds.`,
    nearestOf(hazard, known),
  );
}

/** The configuration says how grave something is that no rule finds. */
export function ruleNotFound(id: string, path: string, known: readonly string[]): LimbeckError {
  return new LimbeckError(
    'HAZARD_UNKNOWN',
    `\`hazards\` in ${path} names \`${id}\`, which no rule finds.`,
    nearestOf(id, known),
  );
}

/** A rule of a project is called as one of Limbeck's. */
export function ruleTaken(id: string, path: string): LimbeckError {
  return new LimbeckError(
    'CONFIG_INVALID',
    `\`rules\` in ${path} has a rule \`${id}\`, as Limbeck has.`,
    'Give it another id; `hazards` changes how grave the findings of the other are.',
  );
}

function nearestOf(id: string, known: readonly string[]): string {
  const nearest = nearestFirst(id, known).find(({ distance }) => distance <= 3);
  return nearest === undefined
    ? `The rules are ${known.join(', ')}.`
    : `Perhaps \`${nearest.name}\` is meant.`;
}

/** What became of files that were applied. */
export function describeEdited(edited: readonly Revision[]): string {
  const paths = edited.map(({ path }) => path).join(', ');
  return `${paths} ${edited.length === 1 ? 'was' : 'were'} edited after being applied`;
}

/** A file for several databases in a project of one. */
export function sectionsNotNamed(path: string, names: readonly string[]): LimbeckError {
  return new LimbeckError(
    'DATABASE_NOT_NAMED',
    `${path} has a section for each of ${names.join(', ')}, and the configuration names no database.`,
    'Name them there: `defineConfig({ databases: { … } })`.',
  );
}

/** One file for databases that do not have their files together. */
export function filesNotShared(names: readonly string[]): LimbeckError {
  return new LimbeckError(
    'DATABASE_NOT_NAMED',
    `${names.length === 0 ? 'No database is given' : `${names.join(', ')} do not share a folder of migrations`}, so that no file can be for all of them.`,
    'Write one for each, by its name.',
  );
}

/** Answers that name a table or column, and several databases that may have one of that name. */
export function answersForSeveral(names: readonly string[]): LimbeckError {
  return new LimbeckError(
    'DATABASE_NOT_NAMED',
    `Values and names are given for a revision of several databases (${names.join(', ')}); nothing was written.`,
    'Write a revision for the one that they are meant for: `--name <database>`.',
  );
}

/** A hook that asks for several files. */
export function tooManyDirectives(count: number, path: string): LimbeckError {
  return new LimbeckError(
    'HOOK_FAILED',
    `The hook \`processRevisionDirectives\` of ${path} leaves ${count} revisions for one of several databases; nothing was written.`,
    'Leave the one that was given, or none; or write a revision for each database by its name.',
  );
}

/** `init` never overwrites. */
export function fileExists(path: string): LimbeckError {
  return new LimbeckError(
    'FILE_EXISTS',
    `${path} exists already; nothing was written.`,
    'Remove it first, or run the command in another folder.',
  );
}

/** A template for a data source that is there, and there is none. */
export function dataSourceNotFound(
  cwd: string,
  given: string | null,
  usual: readonly string[],
): LimbeckError {
  return new LimbeckError(
    'CONFIG_NOT_FOUND',
    given === null
      ? `There is no ${usual.join(' or ')} in ${cwd}; nothing was written.`
      : `There is no ${given} in ${cwd}; nothing was written.`,
    'Name the file that exports your DataSource: `limbeck init --template typeorm-datasource -d <file>`.',
  );
}

/** A file has the name that the folder of the migrations should have. */
export function folderBlocked(path: string): LimbeckError {
  return new LimbeckError(
    'FILE_EXISTS',
    `${path} exists already and is not a folder; nothing was written.`,
    'Remove it first, or name another folder: `limbeck init <directory>`.',
  );
}

/** The file system does not let `init` write. */
export function fileNotWritable(path: string, cause: unknown): LimbeckError {
  return new LimbeckError(
    'FILE_NOT_WRITABLE',
    `${path} cannot be written: ${cause instanceof Error ? cause.message : String(cause)}.`,
    'Check that you may write there, or run the command in another folder.',
    { cause },
  );
}

/** A value is given for a column that no row needs one for. */
export function fillNotNeeded(name: string, required: readonly string[]): LimbeckError {
  return new LimbeckError(
    'FILL_NOT_NEEDED',
    `A value is given for ${name}, which does not become NOT NULL; nothing was written.`,
    required.length === 0
      ? 'Leave it out: no column becomes NOT NULL.'
      : `The columns that do are ${required.join(', ')}.`,
  );
}

/** A `--fill` that is no column and value. */
export function fillMalformed(flag: string): LimbeckError {
  return new LimbeckError(
    'FILL_INVALID',
    `\`--fill ${flag}\` does not name a table, a column and a value; nothing was written.`,
    'Write `--fill users.name=value`, or `--fill "users.name=sql:lower(email)"` for SQL.',
  );
}

/** A text that is no value of its column. */
export function fillUnfit(name: string, text: string, wanted: string): LimbeckError {
  return new LimbeckError(
    'FILL_INVALID',
    `'${text}' is no value for ${name} (${wanted}); nothing was written.`,
    `Give another value, or SQL: \`--fill "${name}=sql:…"\`.`,
  );
}

/** `fill` without a comparison. */
export function fillWithoutAutogenerate(): LimbeckError {
  return new LimbeckError(
    'FILL_NOT_NEEDED',
    'Values for rows are given for a revision that is not generated; nothing was written.',
    'Add `--autogenerate`, or leave `--fill` out.',
  );
}

/** A question was answered with Ctrl-C; `flags` would have answered it. */
export function cancelled(flags: string): LimbeckError {
  return new LimbeckError(
    'CANCELLED',
    'The question was cancelled; nothing was written.',
    `Run the command again, or answer with ${flags}.`,
  );
}
