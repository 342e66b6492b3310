import { LimbeckError } from '../../error.ts';

/** `--since` where git keeps nothing. */
export function repositoryNotFound(directory: string, ref: string): LimbeckError {
  return new LimbeckError(
    'REPOSITORY_NOT_FOUND',
    `${directory} is in no git repository, or git is not installed, so that nothing is known of what has changed since \`${ref}\`.`,
    'Name the revisions instead: `limbeck review base:head`, or an id of `limbeck history`.',
  );
}

/** A repository that git does not read. */
export function repositoryUnreadable(directory: string, cause: Error): LimbeckError {
  return new LimbeckError(
    'REPOSITORY_NOT_FOUND',
    `Git does not read the repository around ${directory}: ${cause.message}.`,
    'Let `git status` work there, or name the revisions: `limbeck review base:head`.',
    { cause },
  );
}

/** A commit, branch or tag that is not there, or was not fetched. */
export function gitRefNotFound(ref: string): LimbeckError {
  return new LimbeckError(
    'GIT_REF_NOT_FOUND',
    `Git knows no commit, branch or tag \`${ref}\` here.`,
    'See `git branch --all`; a clone for continuous integration may have to fetch it first: `git fetch origin main`, or `fetch-depth: 0` of actions/checkout.',
  );
}

/** Two ways to choose revisions at once. */
export function rangeTwice(range: string, since: string): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `The revisions are named twice: \`${range}\`, and those since \`${since}\`.`,
    'Leave one of them out.',
  );
}

/** A name that stands for the state before the first revision. */
export function nothingToReview(range: string): LimbeckError {
  return new LimbeckError(
    'RANGE_INVALID',
    `There is no revision in \`${range}\`.`,
    'Name one that is there: `limbeck history` lists them.',
  );
}

/** A file that a report should be written to. */
export function reportNotWritable(path: string, reason: string, cause: unknown): LimbeckError {
  return new LimbeckError(
    'FILE_NOT_WRITABLE',
    `The report cannot be written to ${path}: ${reason}.`,
    'Name another file with `--output`, or leave it out to see the report here.',
    { cause },
  );
}
