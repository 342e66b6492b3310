import { relative } from 'node:path';
import type { RevisionResult } from '../command/revision.ts';
import type { Context } from './command-definition.ts';

/** The flags of the commands that write a migration file. */
export const fileOptions = {
  message: { type: 'string', short: 'm', describe: 'What the migration is for' },
  'rev-id': { type: 'string', describe: 'The id of the revision (default: a random one)' },
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
  readonly 'branch-label': readonly string[] | undefined;
  readonly splice: boolean | undefined;
  readonly 'dry-run': boolean | undefined;
}) {
  const { message, 'rev-id': revisionId } = values;
  return {
    branchLabels: values['branch-label'] ?? [],
    splice: values.splice ?? false,
    dryRun: values['dry-run'] ?? false,
    ...(message === undefined ? {} : { message }),
    ...(revisionId === undefined ? {} : { revisionId }),
  };
}

/** The path of the file that was written or, of a dry run, its text. */
export function describeFile({ path, text }: RevisionResult, { cwd }: Context): string {
  return path === null ? text.trimEnd() : relative(cwd, path);
}
