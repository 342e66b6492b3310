import { readFileSync } from 'node:fs';
import { dirname, extname } from 'node:path';
import { nearestFile } from './nearest-file.ts';

/** How Node would run a file. */
export type ModuleFormat = 'module' | 'commonjs';

/** True for the files that Node cannot run by itself, or not with their decorators. */
export function isTypeScript(path: string): boolean {
  return /\.[cm]?tsx?$/.test(path) && !/\.d\.[cm]?ts$/.test(path);
}

/** Answers as Node does: by the extension, else by `type` of the nearest package.json. */
export function createFormatReader(): (path: string) => ModuleFormat {
  const byDirectory = new Map<string, ModuleFormat>();
  return (path) => {
    const extension = extname(path);
    if (extension.startsWith('.m')) return 'module';
    if (extension.startsWith('.c')) return 'commonjs';
    const directory = dirname(path);
    const format = byDirectory.get(directory) ?? formatOfPackage(directory);
    byDirectory.set(directory, format);
    return format;
  };
}

function formatOfPackage(directory: string): ModuleFormat {
  const path = nearestFile(directory, 'package.json');
  if (path === null) return 'commonjs';
  try {
    const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'));
    const isModule =
      typeof manifest === 'object' &&
      manifest !== null &&
      'type' in manifest &&
      manifest.type === 'module';
    return isModule ? 'module' : 'commonjs';
  } catch {
    return 'commonjs';
  }
}
