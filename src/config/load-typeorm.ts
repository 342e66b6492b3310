import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as typeorm from 'typeorm';
import { typeormNotFound } from './config-error.ts';

/** TypeORM as a module. */
export type Typeorm = typeof typeorm;

/**
 * The copy of TypeORM that the project at `root` has installed, else Limbeck's own. Entities
 * register themselves with the copy they import, so it must be theirs. `require` and `import` give
 * the same instance, because TypeORM's ES module wraps the CommonJS one.
 * @throws {LimbeckError} `CONFIG_INVALID` when neither is installed.
 */
export function loadTypeorm(root: string): Typeorm {
  for (const base of [join(root, '_'), import.meta.url]) {
    const require = createRequire(base);
    const path = resolvePackage(require);
    // The package's own declarations describe it.
    if (path !== null) return require(path) as Typeorm;
  }
  throw typeormNotFound(root);
}

function resolvePackage(require: NodeJS.Require): string | null {
  try {
    return require.resolve('typeorm');
  } catch {
    return null;
  }
}
