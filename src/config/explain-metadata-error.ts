import { LimbeckError } from '../error.ts';
import { optionMissing } from './config-error.ts';
import {
  columnTypeUnknown,
  columnTypeUnsupported,
  entitiesInvalid,
  primaryKeyMissing,
} from './entities-error.ts';
import { hasActiveLoader } from './loader/active-loader.ts';
import type { ModuleLoader } from './loader/module-loader.ts';
import { reasonOf } from './reason.ts';

/** Where an error came up. */
export interface MetadataErrorOrigin {
  /** The file that was loading; null while metadata is built from entities that are loaded. */
  readonly file: string | null;
  readonly loader: ModuleLoader;
}

/**
 * Words an error of TypeORM about entities for the user: what is wrong, where, and the next edit.
 * Null for an error that is not TypeORM's. Its classes carry no data, so that what they name is
 * read from the message.
 */
export function explainMetadataError(
  error: unknown,
  origin: MetadataErrorOrigin,
): LimbeckError | null {
  if (error instanceof LimbeckError) return error;
  if (!isTypeormError(error)) return null;
  return explainKnown(error, origin) ?? entitiesInvalid(reasonOf(error), origin.file, error);
}

/** One reader for each class of TypeORM's that says which entity, column or option it means. */
const readers: Readonly<Record<string, Reader>> = {
  ColumnTypeUndefinedError: {
    pattern: /^Column type for (?<entity>.+)#(?<column>\S+) is not defined/,
    explain: ({ entity, column }, error, origin) =>
      columnTypeUnknown({ entity, column, ...compilation(origin), cause: error }),
  },
  DataTypeNotSupportedError: {
    pattern:
      /^Data type "(?<type>.*)" in "(?<entity>.+)\.(?<column>.+)" is not supported by "(?<database>.+)"/,
    explain: ({ type, entity, column, database }, error) =>
      columnTypeUnsupported({ type, entity, column, database, cause: error }),
  },
  MissingPrimaryColumnError: {
    pattern: /^Entity "(?<entity>.+)" does not have a primary column/,
    explain: ({ entity }, error) => primaryKeyMissing(entity, error),
  },
  NoConnectionOptionError: {
    pattern: /^Option "(?<option>.+)" is not set/,
    explain: ({ option }, error) => optionMissing(option, error),
  },
};

interface Reader {
  readonly pattern: RegExp;
  readonly explain: (names: NamesFound, error: Error, origin: MetadataErrorOrigin) => LimbeckError;
}

/** The named groups of the patterns. */
type NamesFound = Readonly<Record<'entity' | 'column' | 'type' | 'database' | 'option', string>>;

function explainKnown(error: Error, origin: MetadataErrorOrigin): LimbeckError | null {
  const reader = readers[error.constructor.name];
  const groups = reader?.pattern.exec(error.message)?.groups;
  if (reader === undefined || groups === undefined) return null;
  // Each `explain` uses the groups of the pattern above it.
  return reader.explain(groups as NamesFound, error, origin);
}

/** How the file of a column without a type was compiled. */
function compilation({ file, loader }: MetadataErrorOrigin): {
  readonly file: string | null;
  readonly tsconfig: string | null;
  readonly emitsMetadata: boolean;
  readonly compiledBy: 'limbeck' | 'another loader' | 'nobody';
} {
  const settings = file === null ? null : loader.settingsFor(file);
  return {
    file,
    tsconfig: settings?.path ?? null,
    emitsMetadata: settings?.options.emitDecoratorMetadata === true,
    compiledBy: settings === null ? (hasActiveLoader() ? 'another loader' : 'nobody') : 'limbeck',
  };
}

/** The class of any copy of TypeORM, which is told by name. */
function isTypeormError(error: unknown): error is Error {
  return error instanceof Error && extendsClass(error.constructor, 'TypeORMError');
}

function extendsClass(type: unknown, name: string): boolean {
  if (typeof type !== 'function') return false;
  return type.name === name || extendsClass(Object.getPrototypeOf(type), name);
}
