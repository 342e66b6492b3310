import type { DataSource, DataSourceOptions } from 'typeorm';
import type { Config, NamedConfigs } from './config.ts';
import {
  databaseNotNamed,
  databasesInvalid,
  databaseUnknown,
  dataSourceAmbiguous,
  optionInvalid,
} from './config-error.ts';

/**
 * The configuration among the exports of the file at `path`: named ones before a `Config` before a
 * DataSource before options, whatever else is exported. Null when there is none. Where `name` is not
 * null, only what is exported under that name counts beside the named ones.
 * @throws {LimbeckError} `DATA_SOURCE_AMBIGUOUS` when there are two of the same rank.
 */
export async function configExport(
  exports: Readonly<Record<string, unknown>>,
  path: string,
  name: string | null,
): Promise<Config | NamedConfigs | null> {
  const all = await collectExports(exports);
  const named = onlyOne(all, isNamedConfigs, path);
  if (named !== null) return named;
  const candidates = name === null ? all : all.filter(({ names }) => names.includes(name));
  const config = onlyOne(candidates, isConfig, path);
  if (config !== null) return config;
  const dataSource = onlyOne(candidates, isDataSource, path);
  if (dataSource !== null) return { dataSource };
  const options = onlyOne(candidates, isOptions, path);
  return options === null ? null : { dataSource: options };
}

/**
 * The configuration that goes by `name`; null names none, which does where there is but one.
 * @throws {LimbeckError} `DATABASE_NOT_NAMED`, `DATABASE_UNKNOWN`, `CONFIG_INVALID`
 */
export function configNamed(
  { databases }: NamedConfigs,
  name: string | null,
  path: string,
): { readonly name: string; readonly config: Config } {
  const names = Object.keys(databases);
  const odd = names.find((each) => !/^\w[\w.-]*$/.test(each));
  if (odd !== undefined || names.length === 0) throw databasesInvalid(path);
  const [only, ...others] = names;
  const wanted = name ?? (others.length === 0 ? only : undefined);
  if (wanted === undefined) throw databaseNotNamed(names, path);
  const entry: unknown = databases[wanted];
  if (entry === undefined) throw databaseUnknown(wanted, names, path);
  if (isConfig(entry)) return { name: wanted, config: entry };
  if (isDataSource(entry) || isOptions(entry))
    return { name: wanted, config: { dataSource: entry } };
  throw optionInvalid(`databases.${wanted}`, 'a configuration with a `dataSource`', path);
}

export function isNamedConfigs(value: unknown): value is NamedConfigs {
  return (
    isObject(value) && !isDataSource(value) && 'databases' in value && isObject(value.databases)
  );
}

/** A value and the names it is exported under. */
interface Candidate {
  readonly names: string[];
  readonly value: unknown;
}

/** Promises are awaited; a default export that is a function is asked for its answer. */
async function collectExports(
  exports: Readonly<Record<string, unknown>>,
): Promise<readonly Candidate[]> {
  const candidates: Candidate[] = [];
  for (const [name, value] of Object.entries(unwrapDefault(exports))) {
    const awaited: unknown = await (name === 'default' && isFactory(value) ? value() : value);
    const values = Array.isArray(awaited) ? awaited.map((item: unknown) => item) : [awaited];
    values.forEach((item, position) => {
      const label = values.length === 1 ? name : `${name}[${position}]`;
      const known = candidates.find((candidate) => candidate.value === item);
      if (known === undefined) candidates.push({ names: [label], value: item });
      else known.names.push(label);
    });
  }
  return candidates;
}

/** Node shows a compiled CommonJS file as `{ default: { default: … } }`. */
function unwrapDefault(exports: Readonly<Record<string, unknown>>): object {
  const inner = exports['default'];
  const isCompiled = typeof inner === 'object' && inner !== null && '__esModule' in inner;
  return isCompiled ? inner : exports;
}

function isFactory(value: unknown): value is () => unknown {
  return typeof value === 'function' && !/^class\b/.test(Function.prototype.toString.call(value));
}

function onlyOne<Wanted>(
  candidates: readonly Candidate[],
  isWanted: (value: unknown) => value is Wanted,
  path: string,
): Wanted | null {
  const found = candidates.filter(({ value }) => isWanted(value));
  if (found.length > 1) {
    throw dataSourceAmbiguous(
      found.map(({ names }) => names[0] ?? 'default'),
      path,
    );
  }
  const value = found[0]?.value;
  return isWanted(value) ? value : null;
}

function isConfig(value: unknown): value is Config {
  return isObject(value) && 'dataSource' in value && !isDataSource(value) && !isOptions(value);
}

/** True for a DataSource of any copy of TypeORM. */
export function isDataSource(value: unknown): value is DataSource {
  return (
    isObject(value) && '@instanceof' in value && value['@instanceof'] === Symbol.for('DataSource')
  );
}

/** The values of TypeORM's `type`, by which its options are told from any other object. */
const driverTypes = new Set([
  'aurora-mysql',
  'aurora-postgres',
  'better-sqlite3',
  'capacitor',
  'cockroachdb',
  'cordova',
  'expo',
  'mariadb',
  'mongodb',
  'mssql',
  'mysql',
  'nativescript',
  'oracle',
  'postgres',
  'react-native',
  'sap',
  'spanner',
  'sqlite',
  'sqljs',
]);

function isOptions(value: unknown): value is DataSourceOptions {
  return isObject(value) && 'type' in value && driverTypes.has(String(value.type));
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
