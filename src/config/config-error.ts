import { LimbeckError } from '../error.ts';
import { editDistance } from '../util/edit-distance.ts';
import { failureHint } from './failure-hint.ts';
import { quoted } from './quoted.ts';
import { reasonOf } from './reason.ts';

/** Neither copy of TypeORM is there. */
export function typeormNotFound(root: string): LimbeckError {
  return new LimbeckError(
    'CONFIG_INVALID',
    `TypeORM is not installed in ${root}.`,
    'Run `npm install typeorm` there.',
  );
}

/** The file that `-c` or `-d` names does not exist. */
export function configMissing(path: string): LimbeckError {
  return new LimbeckError(
    'CONFIG_NOT_FOUND',
    `There is no file ${path}.`,
    'Name the configuration with `-c <file>`, or a TypeORM DataSource with `-d <file>`.',
  );
}

/** No configuration in the working directory; `candidate` is a file that may hold a DataSource. */
export function configNotFound(directory: string, candidate: string | null): LimbeckError {
  return new LimbeckError(
    'CONFIG_NOT_FOUND',
    `There is no ormconfig.ts (or .js, .mjs, .cjs, .mts, .cts, .json) in ${directory}.`,
    candidate === null
      ? 'Run `limbeck init` to write one, or name one with `-c <file>`.'
      : `Run \`limbeck init\` to write one, or use the DataSource you have: \`-d ${candidate}\`.`,
  );
}

/** The configuration, or a file that it imports, threw or ended the process. */
export function configFailed(path: string, cause: unknown): LimbeckError {
  return new LimbeckError(
    'CONFIG_FAILED',
    `${path} could not be loaded: ${reasonOf(cause)}.`,
    failureHint(cause, 'Correct it; it runs as a whole each time Limbeck starts.'),
    { cause },
  );
}

/** The file exports neither a data source nor options. */
export function configWithoutDataSource(path: string): LimbeckError {
  return new LimbeckError(
    'CONFIG_INVALID',
    `${path} exports no DataSource.`,
    'Export a DataSource, its options, or `defineConfig({ dataSource, … })` from it.',
  );
}

/** The file exports two different data sources. */
export function dataSourceAmbiguous(names: readonly string[], path: string): LimbeckError {
  return new LimbeckError(
    'DATA_SOURCE_AMBIGUOUS',
    `${path} exports ${names.length} data sources: ${names.map(quoted).join(', ')}.`,
    'Name one with `--name`, or say which with `export default defineConfig({ dataSource: … })`.',
  );
}

/** Several databases, of which none is named. */
export function databaseNotNamed(names: readonly string[], path: string): LimbeckError {
  return new LimbeckError(
    'DATABASE_NOT_NAMED',
    `${path} holds ${names.length} databases: ${names.map(quoted).join(', ')}.`,
    'Name one of them with `--name`.',
  );
}

/** A name that no database of the configuration has. */
export function databaseUnknown(
  name: string,
  names: readonly string[],
  path: string,
): LimbeckError {
  return new LimbeckError(
    'DATABASE_UNKNOWN',
    `${path} holds no database ${quoted(name)}.`,
    names.length === 0
      ? 'Leave `--name` out: it holds one configuration, without a name.'
      : `Name one of ${names.map(quoted).join(', ')}.`,
  );
}

/** Databases without names, or with names that no folder can have. */
export function databasesInvalid(path: string): LimbeckError {
  return optionInvalid(
    'databases',
    'an object with a configuration for each name of letters, digits, `_`, `.` and `-`',
    path,
  );
}

/** An option that does not exist. */
export function optionUnknown(name: string, known: readonly string[], path: string): LimbeckError {
  const nearest = known.find((each) => editDistance(each, name) <= 2);
  return new LimbeckError(
    'CONFIG_INVALID',
    `${path} sets ${quoted(name)}, which is not an option.`,
    nearest === undefined
      ? `The options are ${known.map(quoted).join(', ')}.`
      : `Did you mean ${quoted(nearest)}?`,
  );
}

/** An option with a value it cannot have. */
export function optionInvalid(name: string, wanted: string, path: string): LimbeckError {
  return new LimbeckError(
    'CONFIG_INVALID',
    `${quoted(name)} in ${path} must be ${wanted}.`,
    'Correct it there.',
  );
}

/** Names of files with folders in them, where folders are not looked into. */
export function templateTooDeep(template: string, path: string): LimbeckError {
  return new LimbeckError(
    'CONFIG_INVALID',
    `${quoted('fileTemplate')} in ${path} names folders, ${quoted(template)}, and files in folders are not read.`,
    'Set `recursiveMigrations: true` as well.',
  );
}

/** A function of the configuration that throws. */
export function hookFailed(name: string, path: string, cause: unknown): LimbeckError {
  return new LimbeckError(
    'HOOK_FAILED',
    `The hook ${quoted(name)} of ${path} failed: ${reasonOf(cause)}.`,
    'Correct it there and run the command again.',
    { cause },
  );
}

/** A template whose text is no file of the revision it was made for. */
export function templateInvalid(path: string, revision: string): LimbeckError {
  return new LimbeckError(
    'HOOK_FAILED',
    `The hook ${quoted('migrationTemplate')} of ${path} gives a text in which the history cannot find revision ${revision} where it belongs; nothing was written.`,
    'Let it put `constants` into the text as they are.',
  );
}

/** An option of the data source that TypeORM cannot do without. */
export function optionMissing(name: string, cause: unknown): LimbeckError {
  return new LimbeckError(
    'CONFIG_INVALID',
    `The data source has no ${quoted(name)}.`,
    `Set ${quoted(name)} in the options of the DataSource.`,
    { cause },
  );
}

/** TypeORM refuses the options, before any connection. */
export function dataSourceInvalid(path: string, reason: string, cause: unknown): LimbeckError {
  return new LimbeckError(
    'CONFIG_INVALID',
    `TypeORM refuses the data source of ${path}: ${reason}.`,
    'Correct its options.',
    { cause },
  );
}
