import { relative } from 'node:path';
import type { RevisionFiles } from '../command/revision.ts';
import type { Context } from './command-definition.ts';

/** The flags of the commands that write a migration file. */
export const fileOptions = {
  message: { type: 'string', short: 'm', describe: 'What the migration is for' },
  'rev-id': { type: 'string', describe: 'The id of the revision (default: a random one)' },
  'version-path': {
    type: 'string',
    describe: 'The folder for the file, where the configuration names several',
  },
  'branch-label': {
    type: 'string',
    multiple: true,
    describe: 'A name for the branch that starts here',
  },
  splice: { type: 'boolean', describe: 'Let it follow a revision that is followed already' },
  'dry-run': { type: 'boolean', describe: 'Print the file and write nothing' },
} as const;

/** What these flags say, as an option of the commands. */
export function readFileOptions(values: {
  readonly message: string | undefined;
  readonly 'rev-id': string | undefined;
  readonly 'version-path': string | undefined;
  readonly 'branch-label': readonly string[] | undefined;
  readonly splice: boolean | undefined;
  readonly 'dry-run': boolean | undefined;
}) {
  const { message, 'rev-id': revisionId, 'version-path': versionPath } = values;
  return {
    branchLabels: values['branch-label'] ?? [],
    splice: values.splice ?? false,
    dryRun: values['dry-run'] ?? false,
    ...(message === undefined ? {} : { message }),
    ...(revisionId === undefined ? {} : { revisionId }),
    ...(versionPath === undefined ? {} : { versionPath }),
  };
}

/** Why there is no file where one was asked for. */
export const noFileWanted = '`processRevisionDirectives` wants no file';

/** The paths of the files that were written or, of a dry run, their texts; warns of hooks that failed. */
export function describeFiles(
  { following, ...first }: RevisionFiles,
  { cwd, say, talkColors }: Context,
): readonly string[] {
  return [first, ...following].map(({ path, text, warnings }) => {
    for (const warning of warnings) say(`${talkColors.yellow('Warning:')} ${warning}`);
    return path === null ? text.trimEnd() : relative(cwd, path);
  });
}
