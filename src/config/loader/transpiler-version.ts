import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { digest, digestFile } from './digest.ts';

/** The files of this folder whose text decides what a source becomes. */
const decisive = [
  'compiler-settings',
  'decorated-properties',
  'emitted-interface',
  'find-type',
  'import-bindings',
  'matters-to-types',
  'module-syntax',
  'read-tsconfig',
  'spell-column-types',
  'transpile',
  'type-keyword',
  'type-program',
  'utility-types',
];

let version: string | undefined;

/** Differs whenever the same source may come out differently: with our own text, or ts-morph's. */
export function transpilerVersion(): string {
  version ??= digest(tsMorphManifest(), ...decisive.map((name) => digestFile(siblingFile(name))));
  return version;
}

/** `.ts` beside `.ts`, `.js` beside the compiled `.js`. */
function siblingFile(name: string): string {
  const self = fileURLToPath(import.meta.url);
  return join(dirname(self), name + extname(basename(self)));
}

function tsMorphManifest(): string {
  return readFileSync(createRequire(import.meta.url).resolve('ts-morph/package.json'), 'utf8');
}
