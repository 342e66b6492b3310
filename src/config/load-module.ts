import { LimbeckError } from '../error.ts';
import { moduleFailed } from './entities-error.ts';
import { explainMetadataError } from './explain-metadata-error.ts';
import { guardUserCode } from './guard-user-code.ts';
import { originOf } from './loader/failure-origin.ts';
import type { ModuleLoader } from './loader/module-loader.ts';

/**
 * Loads a file of the project's and words what it throws.
 * @throws {LimbeckError} `MODULE_FAILED`, or `ENTITIES_INVALID` where TypeORM refuses an entity.
 */
export async function loadModule(
  path: string,
  kind: 'entity' | 'migration',
  loader: ModuleLoader,
): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await guardUserCode(() => loader.load(path));
  } catch (error) {
    if (error instanceof LimbeckError) throw error;
    const file = originOf(error) ?? path;
    throw explainMetadataError(error, { file, loader }) ?? moduleFailed(file, kind, error);
  }
}
