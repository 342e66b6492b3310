import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** The first version whose `strict` and `esModuleInterop` are on unless a tsconfig says otherwise. */
export const strictByDefault = 6;

/**
 * The major version of the TypeScript that a project in `directory` compiles with, which decides
 * what an option means that its tsconfig leaves out. Without one of its own: {@link strictByDefault}.
 */
export function typescriptMajor(directory: string): number {
  try {
    const manifest = createRequire(join(directory, '_')).resolve('typescript/package.json');
    const version = /"version":\s*"(\d+)/.exec(readFileSync(manifest, 'utf8'));
    return Number(version?.[1] ?? strictByDefault);
  } catch {
    return strictByDefault;
  }
}
