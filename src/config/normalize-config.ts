import { resolve } from 'node:path';
import type {
  CompareColumn,
  Config,
  EditedMigrations,
  GitHistory,
  IncludeName,
  IncludeObject,
  MigrationTemplate,
  PostWriteHook,
  Unmanaged,
  UnmanagedKind,
} from './config.ts';
import { optionInvalid, optionUnknown, templateTooDeep } from './config-error.ts';
import type { RenderItem } from '../emit/render-item.ts';
import type { NamingConvention } from '../operation/name-unnamed.ts';
import type { Rule } from '../review/rule.ts';
import type { Severities } from '../review/severities.ts';
import { guardHook } from './guard-hook.ts';
import { guardRule } from './guard-rule.ts';
import type { ProcessRevisionDirectives } from './revision-directive.ts';
import type { OnVersionApply } from './version-applied.ts';
import { optionShapes } from './option-shapes.ts';

/** A {@link Config} with its defaults filled in and its paths absolute. */
export interface NormalConfig {
  readonly dataSource: Config['dataSource'];
  /** At least one. */
  readonly migrations: readonly string[];
  readonly recursiveMigrations: boolean;
  readonly fileTemplate: string;
  readonly truncateSlugLength: number;
  readonly timezone: string;
  readonly renderItem: RenderItem;
  /** Null where files have the form that Limbeck gives them. */
  readonly migrationTemplate: MigrationTemplate | null;
  readonly postWriteHooks: readonly PostWriteHook[];
  readonly versionTable: string;
  /** Null for the schema or database of the connection. */
  readonly versionTableSchema: string | null;
  readonly typeormMetadata: boolean;
  readonly compareType: boolean;
  readonly compareServerDefault: boolean;
  readonly compareTypeWith: CompareColumn;
  readonly compareDefaultWith: CompareColumn;
  /** Null where nothing has a say. */
  readonly processRevisionDirectives: ProcessRevisionDirectives | null;
  readonly includeSchemas: boolean | readonly string[];
  readonly includeName: IncludeName;
  readonly includeObject: IncludeObject;
  readonly unmanaged: Readonly<Record<UnmanagedKind, Unmanaged>>;
  readonly keep: readonly string[];
  readonly renamedFrom: Readonly<Record<string, string>>;
  readonly gitHistory: GitHistory;
  readonly editedMigrations: EditedMigrations;
  /** Null for the latest one that is known. */
  readonly serverVersion: string | null;
  readonly namingConvention: NamingConvention;
  readonly transaction: NonNullable<Config['transaction']>;
  readonly hazards: Severities;
  readonly rules: readonly Rule[];
  readonly online: boolean;
  readonly onVersionApply: OnVersionApply;
  readonly lockTimeout: number;
}

/**
 * Checks the configuration that the file at `path` exports, which need not have been type-checked.
 * @throws {LimbeckError} `CONFIG_INVALID` naming the option and the file.
 */
export function normalizeConfig(config: Config, path: string, directory: string): NormalConfig {
  for (const [name, value] of Object.entries(config)) checkOption(name, value, path);
  const hook = <Parameters extends readonly unknown[], Result>(
    name: keyof Config,
    given: (...parameters: Parameters) => Result,
  ): typeof given => guardHook(name, path, given);
  return {
    dataSource: config.dataSource,
    migrations: [config.migrations ?? 'migrations'].flat().map((path) => resolve(directory, path)),
    recursiveMigrations: config.recursiveMigrations ?? false,
    fileTemplate: fileTemplateOf(config, path),
    truncateSlugLength: config.truncateSlugLength ?? 40,
    timezone: config.timezone ?? 'UTC',
    renderItem: hook('renderItem', config.renderItem ?? (() => undefined)),
    migrationTemplate: config.migrationTemplate
      ? hook('migrationTemplate', config.migrationTemplate)
      : null,
    postWriteHooks: config.postWriteHooks ?? [],
    versionTable: config.versionTable ?? 'limbeck_version',
    versionTableSchema: config.versionTableSchema ?? null,
    typeormMetadata: config.typeormMetadata ?? true,
    compareType: config.compareType ?? true,
    compareServerDefault: config.compareServerDefault ?? true,
    compareTypeWith: hook('compareTypeWith', config.compareTypeWith ?? (() => undefined)),
    compareDefaultWith: hook('compareDefaultWith', config.compareDefaultWith ?? (() => undefined)),
    processRevisionDirectives: config.processRevisionDirectives
      ? hook('processRevisionDirectives', config.processRevisionDirectives)
      : null,
    includeSchemas: config.includeSchemas ?? false,
    includeName: hook('includeName', config.includeName ?? (() => true)),
    includeObject: hook('includeObject', config.includeObject ?? (() => true)),
    unmanaged: unmanagedOf(config.unmanaged ?? {}),
    keep: config.keep ?? [],
    renamedFrom: config.renamedFrom ?? {},
    gitHistory: config.gitHistory ?? 'use',
    editedMigrations: config.editedMigrations ?? 'warn',
    serverVersion: config.serverVersion ?? null,
    namingConvention: config.namingConvention ?? {},
    transaction: config.transaction ?? 'perRevision',
    hazards: config.hazards ?? {},
    rules: (config.rules ?? []).map((rule) => guardRule(rule, path)),
    online: config.online ?? false,
    onVersionApply: hook('onVersionApply', config.onVersionApply ?? (() => undefined)),
    lockTimeout: config.lockTimeout ?? 60_000,
  };
}

/** A file in a folder that is not read would be lost. */
function fileTemplateOf({ fileTemplate, recursiveMigrations }: Config, path: string): string {
  const template = fileTemplate ?? '{rev}_{slug}';
  if (template.includes('/') && recursiveMigrations !== true) throw templateTooDeep(template, path);
  return template;
}

function checkOption(name: string, value: unknown, path: string): void {
  const shape = Object.entries(optionShapes).find(([known]) => known === name)?.[1];
  if (shape === undefined) throw optionUnknown(name, Object.keys(optionShapes), path);
  const [wanted, fits] = shape;
  const isLeftOut = value === undefined && name !== 'dataSource';
  if (!isLeftOut && !fits(value)) throw optionInvalid(name, wanted, path);
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
