import { resolve } from 'node:path';
import type {
  Config,
  EditedMigrations,
  IncludeName,
  IncludeObject,
  Unmanaged,
  UnmanagedKind,
} from './config.ts';
import { optionInvalid, optionUnknown } from './config-error.ts';

/** A {@link Config} with its defaults filled in and its paths absolute. */
export interface NormalConfig {
  readonly dataSource: Config['dataSource'];
  readonly migrations: string;
  readonly versionTable: string;
  /** Null for the schema or database of the connection. */
  readonly versionTableSchema: string | null;
  readonly typeormMetadata: boolean;
  readonly compareType: boolean;
  readonly compareServerDefault: boolean;
  readonly includeName: IncludeName;
  readonly includeObject: IncludeObject;
  readonly unmanaged: Readonly<Record<UnmanagedKind, Unmanaged>>;
  readonly keep: readonly string[];
  readonly editedMigrations: EditedMigrations;
  readonly lockTimeout: number;
}

/** What each option must be, in words and as a test. */
const shapes: {
  readonly [Name in keyof Required<Config>]: readonly [string, (value: unknown) => boolean];
} = {
  dataSource: [
    'a DataSource or its options',
    (value) => typeof value === 'object' && value !== null,
  ],
  migrations: ['the path of a folder', isText],
  versionTable: ['the name of a table', isText],
  versionTableSchema: ['the name of a schema', isText],
  typeormMetadata: ['true or false', isBoolean],
  compareType: ['true or false', isBoolean],
  compareServerDefault: ['true or false', isBoolean],
  includeName: ['a function', isFunction],
  includeObject: ['a function', isFunction],
  unmanaged: ['drop, report or ignore, or an object with one of these for each kind', isUnmanaged],
  keep: ['a list of names', (value) => Array.isArray(value) && value.every(isText)],
  editedMigrations: ['warn, error or ignore', isEditedMigrations],
  lockTimeout: ['a number of milliseconds', (value) => typeof value === 'number' && value >= 0],
};

/**
 * Checks the configuration that the file at `path` exports, which need not have been type-checked.
 * @throws {LimbeckError} `CONFIG_INVALID` naming the option and the file.
 */
export function normalizeConfig(config: Config, path: string, directory: string): NormalConfig {
  for (const [name, value] of Object.entries(config)) checkOption(name, value, path);
  return {
    dataSource: config.dataSource,
    migrations: resolve(directory, config.migrations ?? 'migrations'),
    versionTable: config.versionTable ?? 'limbeck_version',
    versionTableSchema: config.versionTableSchema ?? null,
    typeormMetadata: config.typeormMetadata ?? true,
    compareType: config.compareType ?? true,
    compareServerDefault: config.compareServerDefault ?? true,
    includeName: config.includeName ?? (() => true),
    includeObject: config.includeObject ?? (() => true),
    unmanaged: unmanagedOf(config.unmanaged ?? {}),
    keep: config.keep ?? [],
    editedMigrations: config.editedMigrations ?? 'warn',
    lockTimeout: config.lockTimeout ?? 60_000,
  };
}

function checkOption(name: string, value: unknown, path: string): void {
  const shape = Object.entries(shapes).find(([known]) => known === name)?.[1];
  if (shape === undefined) throw optionUnknown(name, Object.keys(shapes), path);
  const [wanted, fits] = shape;
  const isLeftOut = value === undefined && name !== 'dataSource';
  if (!isLeftOut && !fits(value)) throw optionInvalid(name, wanted, path);
}

function isText(value: unknown): boolean {
  return typeof value === 'string' && value !== '';
}

function isBoolean(value: unknown): boolean {
  return typeof value === 'boolean';
}

function isFunction(value: unknown): boolean {
  return typeof value === 'function';
}

const unmanagedKinds: ReadonlySet<string> = new Set<UnmanagedKind>([
  'table',
  'view',
  'column',
  'index',
  'constraint',
  'enum',
  'sequence',
]);

function isEditedMigrations(value: unknown): boolean {
  return value === 'warn' || value === 'error' || value === 'ignore';
}

function isUnmanaged(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return isUnmanagedWord(value);
  return Object.entries(value).every(
    ([kind, word]) => unmanagedKinds.has(kind) && isUnmanagedWord(word),
  );
}

function isUnmanagedWord(value: unknown): boolean {
  return value === 'drop' || value === 'report' || value === 'ignore';
}

function unmanagedOf(unmanaged: NonNullable<Config['unmanaged']>): NormalConfig['unmanaged'] {
  const usual = typeof unmanaged === 'string' ? unmanaged : 'drop';
  return {
    table: usual,
    view: usual,
    column: usual,
    index: usual,
    constraint: usual,
    enum: usual,
    sequence: usual,
    ...(typeof unmanaged === 'string' ? {} : unmanaged),
  };
}
