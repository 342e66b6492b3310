import { spawn } from 'node:child_process';
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import type { Outcome } from './command-line.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Limbeck as a program of its own, built from the source as it is. */
export interface BuiltProgram extends Disposable {
  /** The words that start it. */
  readonly words: readonly string[];
  /** Runs a command line as a process in the folder `cwd`. */
  run(
    cwd: string,
    line: readonly string[],
    env?: Readonly<Record<string, string>>,
  ): Promise<Outcome>;
}

/** Builds into a folder below the installed packages; types are left to `npm run check`. */
export function buildProgram(): BuiltProgram {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'limbeck-test-'));
  cpSync(join(root, 'package.json'), join(folder, 'package.json'));
  for (const path of sources()) compile(path, join(folder, 'dist'));
  const main = join(folder, 'dist', 'cli', 'main.js');
  return {
    words: [process.execPath, main],
    run: (cwd, line, env = {}) => runProcess(cwd, [main, ...line], env),
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

const source = join(root, 'src');

function sources(): readonly string[] {
  const entries = readdirSync(source, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ parentPath, name }) => join(parentPath, name));
}

function compile(path: string, target: string): void {
  const { outputText } = ts.transpileModule(readFileSync(path, 'utf8'), {
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      verbatimModuleSyntax: true,
      rewriteRelativeImportExtensions: true,
    },
  });
  const file = join(target, relative(source, path)).replace(/\.ts$/, '.js');
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, outputText);
}

async function runProcess(
  cwd: string,
  words: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, words, {
      cwd,
      env: { PATH: process.env['PATH'], ...env },
    });
    const written = { stdout: '', stderr: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      written.stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      written.stderr += text;
    });
    child.on('error', reject);
    child.on('close', (exitCode) => resolve({ exitCode: exitCode ?? -1, ...written }));
  });
}
