import type { DataSourceOptions } from 'typeorm';
import { entitiesEmpty, entitiesNotFound, noEntityAmong } from './entities-error.ts';
import { collectEntities, isEntitySchema, type Entity } from './collect-entities.ts';
import { expandGlobs } from './expand-globs.ts';
import { loadModule } from './load-module.ts';
import type { Typeorm } from './load-typeorm.ts';
import type { ModuleLoader } from './loader/module-loader.ts';

/** What {@link loadEntities} works with. */
export interface EntityContext {
  readonly loader: ModuleLoader;
  readonly typeorm: Typeorm;
  /** The folder that globs are relative to: the working directory, as for TypeORM. */
  readonly cwd: string;
}

/**
 * The entities of a data source as a flat list: classes and schemas as they are, and those that the
 * files of its globs export.
 * @throws {LimbeckError} `ENTITIES_NOT_FOUND` when there are none: comparing would drop every table.
 * `MODULE_FAILED` when a file throws while it loads, `ENTITIES_INVALID` when TypeORM refuses one.
 */
export async function loadEntities(
  entities: DataSourceOptions['entities'],
  context: EntityContext,
): Promise<readonly Entity[]> {
  const declared: readonly unknown[] = Object.values(entities ?? {});
  const globs = declared.filter((item) => typeof item === 'string');
  const given = declared.filter((item) => typeof item !== 'string');
  const files = expandGlobs(globs, context.cwd);
  const exports = await loadAll(files, context);
  const found = collectEntities([...given, ...exports]);
  if (declared.length === 0) throw entitiesEmpty();
  if (files.length === 0 && found.length === 0) throw entitiesNotFound(globs, context.cwd);
  if (!found.some((entity) => isEntity(entity, context.typeorm))) throw noEntityAmong(globs, files);
  return found;
}

/** One after the other, in order: what a module does while it loads is the same in every run. */
async function loadAll(files: readonly string[], context: EntityContext): Promise<unknown[]> {
  const loaded: unknown[] = [];
  for (const file of files) loaded.push(await loadFile(file, context));
  return loaded;
}

async function loadFile(path: string, { loader }: EntityContext): Promise<unknown> {
  return loadModule(path, 'entity', loader);
}

/** Any exported function counts as a class for TypeORM; only a decorated one makes a table. */
function isEntity(entity: Entity, { getMetadataArgsStorage }: Typeorm): boolean {
  if (isEntitySchema(entity)) return true;
  return getMetadataArgsStorage().filterTables(entity).length > 0;
}
