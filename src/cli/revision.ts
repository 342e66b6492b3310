import type { ProjectComparison } from '../command/compare-project.ts';
import type { RevisionFiles } from '../command/revision.ts';
import { askFill } from './ask-fill.ts';
import { askRename } from './ask-rename.ts';
import { defineCommand, type Context, type Report } from './command-definition.ts';
import { countOption } from './count-option.ts';
import { projectOptions } from './common-options.ts';
import { areVerified, describeVerification } from './describe-verification.ts';
import { exitCode } from './exit-code.ts';
import { interruptible } from './interruptible.ts';
import { scratchOption, verifyOptions } from './scratch-option.ts';
import type { Verifications, VerifyOptions } from '../command/verify.ts';
import { describeFiles, fileOptions, noFileWanted, readFileOptions } from './file-options.ts';
import { comparing } from './progress.ts';
import { layOutChanges, talkPaper } from './lay-out-changes.ts';
import { onlineOption, readOnlineOption } from './online-option.ts';
import { readRenameOptions, renameOptions } from './rename-options.ts';
import { asFarAsCompared, sayNotes } from './say-notes.ts';
import { withSharingProjects } from './with-sharing-projects.ts';

export const revision = defineCommand({
  name: 'revision',
  describe: 'Write a migration file: empty, or with the difference to the entities',
  argument: null,
  options: {
    autogenerate: {
      type: 'boolean',
      describe: 'Fill it with what turns the database into what the entities declare',
    },
    fill: {
      type: 'string',
      multiple: true,
      describe: 'users.name=value: for rows where a column becomes NOT NULL; sql:… for SQL',
    },
    ...renameOptions,
    head: {
      type: 'string',
      multiple: true,
      describe:
        'What it follows: a head, label@head, or base for a history of its own (default: head)',
    },
    'depends-on': {
      type: 'string',
      multiple: true,
      describe: 'A revision of another branch that must be applied first',
    },
    ...onlineOption,
    phased: {
      type: 'boolean',
      describe:
        'Write two: what both versions of the program run on, and what only the next one does',
    },
    verify: {
      type: 'boolean',
      describe: 'Try the file on a scratch database as `limbeck verify` does',
    },
    ...scratchOption,
    ...countOption,
    ...fileOptions,
    ...projectOptions,
  },
  examples: [
    ['revision --autogenerate -m "add posts"', 'Write what has changed in the entities'],
    [
      'revision --autogenerate --fill users.name=unknown --fill "users.slug=sql:lower(name)"',
      'Give the rows that are there a value where a column becomes NOT NULL',
    ],
    [
      'revision --autogenerate --rename users.name=users.full_name --no-rename users.age',
      'Say what has another name by now, and what has not',
    ],
    [
      'revision --autogenerate --online',
      'Build indexes and check rows while others go on working, as far as the server can',
    ],
    [
      'revision --autogenerate --phased -m "drop codes"',
      'Write one revision to apply before the program changes, and one for after',
    ],
    [
      'revision --autogenerate -m "add posts" --verify',
      'Write it, and run it up, down and up again on a scratch database',
    ],
    ['revision -m "move names"', 'Write an empty migration to fill by hand'],
    ['revision -m billing --head base --branch-label billing', 'Start a history of its own'],
  ],
  async run(values, context) {
    const { revision, sharedRevision } = await import('../command/revision.ts');
    const { splitFill } = await import('../command/parse-fill.ts');
    const { head, fill = [] } = values;
    const { terminal, progress } = context;
    const options = {
      autogenerate: values.autogenerate ?? false,
      count: values.count ?? false,
      fillTexts: fill.map(splitFill),
      ...readOnlineOption(values),
      phased: values.phased ?? false,
      ...(await readRenameOptions(values, context)),
      ...(terminal === null
        ? {}
        : { ask: askFill(terminal, progress), askRename: askRename(terminal, progress) }),
      dependsOn: values['depends-on'] ?? [],
      ...readFileOptions(values),
      ...(head === undefined ? {} : { head }),
    };
    const write = (verify: false | VerifyOptions): Promise<Report> =>
      withSharingProjects(values, context, async (projects) => {
        progress.begin(comparing);
        const [project, ...others] = projects;
        if (others.length > 0) {
          const result = await sharedRevision(projects, { ...options, verify });
          const found = {
            comparisons: Object.entries(result.databases),
            verifications: Object.entries(result.verifications),
          };
          return report(result, found, options, context);
        }
        const result = await revision(project, { ...options, verify });
        const found = {
          comparisons: [[null, result]],
          verifications: [[null, result.verifications]],
        } as const;
        return report(result, found, options, context);
      });
    if (values.verify !== true && values.scratch === undefined) return write(false);
    const { scratch = null } = values;
    return interruptible((interruption) => write(verifyOptions(scratch, interruption)));
  },
});

/** Says what came of trying the files; returns the exit code. */
function sayVerifications(named: NamedVerifications, { say, talkColors }: Context): number {
  for (const [name, found] of named) {
    if (name !== null) say(talkColors.bold(`${name}:`));
    for (const each of found) describeVerification(each, talkColors).forEach(say);
  }
  return named.every(([, found]) => areVerified(found)) ? exitCode.done : exitCode.failed;
}

/** What came of trying the files, by the names of the databases that have one. */
type NamedVerifications = readonly (readonly [string | null, Verifications])[];

interface Found {
  readonly comparisons: readonly (readonly [string | null, ProjectComparison])[];
  readonly verifications: NamedVerifications;
}

/** Says what was found, under the name of each database that has one, and gives the file. */
async function report(
  file: RevisionFiles,
  { comparisons: found, verifications }: Found,
  { autogenerate }: { readonly autogenerate: boolean },
  context: Context,
): Promise<Report> {
  const { changesIn } = await import('../command/changes-in.ts');
  const isEmpty = found.every(([, { operations }]) => operations.length === 0);
  for (const [name, comparison] of found) {
    if (name !== null) context.say(context.talkColors.bold(`${name}:`));
    await sayNotes(comparison, context);
    if (file.revision === null) continue;
    const changes = changesIn(comparison.operations);
    for (const line of await layOutChanges(changes, talkPaper(context))) context.say(line);
  }
  for (const line of describePhases(file)) context.say(line);
  if (file.revision !== null) {
    return {
      lines: describeFiles(file, context),
      json: file,
      exitCode: sayVerifications(verifications, context),
    };
  }
  const doubtful = found.find(([, { undecided }]) => undecided.length > 0)?.[1] ?? found[0]?.[1];
  const databases = found.length === 1 ? 'The database matches' : 'The databases match';
  const rest = doubtful === undefined ? '' : asFarAsCompared(doubtful);
  const reason = autogenerate && isEmpty ? `${databases} the entities${rest}` : noFileWanted;
  context.say(`${reason}: nothing to write.`);
  return { lines: [], json: file };
}

/** When the files are to be applied that are written in phases. */
function describePhases({ phase, following }: RevisionFiles): readonly string[] {
  if (phase === null) return [];
  if (following.some((file) => file.phase === 'contract')) {
    return [
      'Two revisions: `limbeck upgrade +1`, then the new program, then `limbeck upgrade +1`.',
    ];
  }
  return phase === 'expand'
    ? ['There is nothing to contract: one revision, to apply before the program changes.']
    : ['There is nothing to expand: one revision, to apply once the program has changed.'];
}
