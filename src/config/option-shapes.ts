import { namingTokens, type NamingConvention } from '../operation/name-unnamed.ts';
import { fileNameTokens } from '../revision/revision-file-name.ts';
import { zonedTime } from '../revision/zoned-time.ts';
import type { Config, UnmanagedKind } from './config.ts';

/** What each option must be, in words and as a test. */
export const optionShapes: {
  readonly [Name in keyof Required<Config>]: readonly [string, (value: unknown) => boolean];
} = {
  dataSource: [
    'a DataSource or its options',
    (value) => typeof value === 'object' && value !== null,
  ],
  migrations: [
    'the path of a folder, or a list of paths',
    (value) => isText(value) || isListOf(isText, 1)(value),
  ],
  recursiveMigrations: ['true or false', isBoolean],
  fileTemplate: [
    `a relative path whose words in braces are ${fileNameTokens.map((word) => `{${word}}`).join(', ')}`,
    isFileTemplate,
  ],
  truncateSlugLength: ['a whole number above zero', isCount],
  timezone: ['the name of a time zone, such as Europe/Berlin', isTimezone],
  renderItem: ['a function', isFunction],
  migrationTemplate: ['a function', isFunction],
  postWriteHooks: [
    "a list of functions and of commands with their arguments, such as ['prettier', '--write']",
    isListOf((value) => isFunction(value) || isListOf(isText, 1)(value)),
  ],
  versionTable: ['the name of a table', isText],
  versionTableSchema: ['the name of a schema', isText],
  typeormMetadata: ['true or false', isBoolean],
  compareType: ['true or false', isBoolean],
  compareServerDefault: ['true or false', isBoolean],
  compareTypeWith: ['a function', isFunction],
  compareDefaultWith: ['a function', isFunction],
  processRevisionDirectives: ['a function', isFunction],
  includeSchemas: [
    'true, false or a list of names',
    (value) => isBoolean(value) || isListOf(isText)(value),
  ],
  includeName: ['a function', isFunction],
  includeObject: ['a function', isFunction],
  unmanaged: ['drop, report or ignore, or an object with one of these for each kind', isUnmanaged],
  keep: ['a list of names', isListOf(isText)],
  renamedFrom: [
    "an object of old names by new ones, such as { 'users.full_name': 'users.name' }",
    isNames,
  ],
  gitHistory: [
    'use, require or ignore',
    (value) => value === 'use' || value === 'require' || value === 'ignore',
  ],
  editedMigrations: ['warn, error or ignore', isEditedMigrations],
  serverVersion: [
    'a version, like 15.4',
    (value) => typeof value === 'string' && /^\d/.test(value),
  ],
  namingConvention: [
    `an object of names for kinds of constraints and index, with ${namingTokens.map((word) => `{${word}}`).join(', ')}`,
    isNamingConvention,
  ],
  transaction: [
    'perRevision, perRun or none',
    (value) => value === 'perRevision' || value === 'perRun' || value === 'none',
  ],
  hazards: ['an object with error, warning, info or off for the ids of rules', isSeverities],
  rules: [
    'a list of what defineRule makes: ids of words with hyphens, each once, a severity and a function',
    isRules,
  ],
  online: ['true or false', isBoolean],
  onVersionApply: ['a function', isFunction],
  lockTimeout: ['a number of milliseconds', (value) => typeof value === 'number' && value >= 0],
};

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

/** A list of at least so many things that fit. */
function isListOf(fits: (value: unknown) => boolean, length = 0): (value: unknown) => boolean {
  return (value) => Array.isArray(value) && value.length >= length && value.every(fits);
}

function isNames(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  return Object.entries(value).every(([to, from]) => isText(to) && isText(from) && to !== from);
}

function isCount(value: unknown): boolean {
  return Number.isInteger(value) && Number(value) > 0;
}

function isTimezone(value: unknown): boolean {
  try {
    return typeof value === 'string' && zonedTime(new Date(0), value).year !== '';
  } catch {
    return false;
  }
}

/** A path below the folder of the migrations. */
function isFileTemplate(value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const parts = value.split('/');
  return (
    value.includes('{') &&
    usesOnly(value, fileNameTokens) &&
    !value.includes('\\') &&
    parts.every((part) => part !== '' && !part.startsWith('.'))
  );
}

const namedKinds: ReadonlySet<string> = new Set<keyof NamingConvention>([
  'primaryKey',
  'unique',
  'foreignKey',
  'check',
  'exclusion',
  'index',
]);

function isNamingConvention(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).every(
    ([kind, template]) => namedKinds.has(kind) && usesOnly(template, namingTokens),
  );
}

/** A text whose words in braces are all known. */
function usesOnly(template: unknown, known: readonly string[]): boolean {
  if (!isText(template)) return false;
  const tokens = Array.from(String(template).matchAll(/\{(.*?)\}/g), ([, word = '']) => word);
  return tokens.every((word) => known.includes(word));
}

function isSeverities(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.values(value).every((word) => word === 'off' || isSeverity(word));
}

function isSeverity(value: unknown): boolean {
  return value === 'error' || value === 'warning' || value === 'info';
}

function isRules(value: unknown): boolean {
  if (!Array.isArray(value) || !value.every(isRule)) return false;
  return new Set(value.map(({ id }) => id)).size === value.length;
}

function isRule(value: unknown): value is { readonly id: string } {
  if (typeof value !== 'object' || value === null) return false;
  const { id, severity, check }: { id?: unknown; severity?: unknown; check?: unknown } = value;
  return (
    typeof id === 'string' &&
    /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id) &&
    isSeverity(severity) &&
    isFunction(check)
  );
}
