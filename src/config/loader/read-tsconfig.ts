import { dirname } from 'node:path';
import type { ts } from 'ts-morph';
import { tsconfigInvalid } from './loader-error.ts';
import { pickOptions } from './pick-options.ts';
import { typescript } from './typescript.ts';
import { strictByDefault } from './typescript-major.ts';

/** A tsconfig with everything it extends, read by TypeScript itself. */
export interface Tsconfig {
  readonly files: readonly string[];
  readonly options: ts.CompilerOptions;
}

/**
 * Reads the tsconfig at `path`. One that only lists `references` (`"files": []`) stands for the
 * first of them that emits decorator metadata. `major` is the user's version of TypeScript.
 * @throws {LimbeckError} `CONFIG_INVALID` when it, or one that it extends, is missing or broken.
 */
export function readTsconfig(path: string, major: number): Tsconfig {
  const parsed = parse(path);
  const own = { files: parsed.files, options: runnable(parsed.options, major) };
  const referred = parsed.references.map((reference) => readTsconfig(reference, major));
  const chosen = referred.find((config) => config.options.emitDecoratorMetadata === true);
  if (chosen === undefined) return own;
  return { files: [...own.files, ...chosen.files], options: chosen.options };
}

function parse(path: string): Tsconfig & { readonly references: readonly string[] } {
  const ts = typescript();
  const source = ts.readJsonConfigFile(path, ts.sys.readFile);
  // Which files the project holds is of no interest, and finding them would be slow.
  const host: ts.ParseConfigHost = { ...ts.sys, readDirectory: () => [] };
  const parsed = ts.parseJsonSourceFileConfigFileContent(source, host, dirname(path), {}, path);
  const fault = parsed.errors.find((error) => !isAboutFileList(error));
  if (fault !== undefined) {
    throw tsconfigInvalid(path, ts.flattenDiagnosticMessageText(fault.messageText, ' '));
  }
  const references = onlyRefers(parsed.raw) ? (parsed.projectReferences ?? []) : [];
  return {
    files: [path, ...(source.extendedSourceFiles ?? [])],
    options: parsed.options,
    references: references.map((reference) => ts.resolveProjectReferencePath(reference)),
  };
}

/** True for a tsconfig that holds no file itself: `"files": []`. */
function onlyRefers(text: unknown): boolean {
  if (typeof text !== 'object' || text === null || 'include' in text) return false;
  return 'files' in text && Array.isArray(text.files) && text.files.length === 0;
}

/**
 * Faults that matter are of the text (1xxx) and of `extends` (5xxx, 6053). An option that this
 * version of TypeScript does not know is left to the user's own.
 */
function isAboutFileList(error: ts.Diagnostic): boolean {
  const isSyntax = error.code < 2000;
  const isMissingFile = error.code === 6053 || error.code === 5083;
  return !isSyntax && !isMissingFile;
}

/** Options that are taken as they are. */
const kept = [
  'baseUrl',
  'customConditions',
  'jsx',
  'jsxFactory',
  'jsxImportSource',
  'module',
  'moduleResolution',
  'paths',
  'pathsBasePath',
  'verbatimModuleSyntax',
];

/** What running a file depends on, with the defaults of the user's version of TypeScript. */
function runnable(options: ts.CompilerOptions, major: number): ts.CompilerOptions {
  const { ModuleKind, ScriptTarget } = typescript();
  const isModern = major >= strictByDefault;
  const usesNodeModules = (options.module ?? ModuleKind.CommonJS) >= ModuleKind.Node16;
  const target = options.target ?? (isModern ? ScriptTarget.ES2023 : ScriptTarget.ES5);
  return {
    experimentalDecorators: options.experimentalDecorators ?? false,
    emitDecoratorMetadata: options.emitDecoratorMetadata ?? false,
    strictNullChecks: options.strictNullChecks ?? options.strict ?? isModern,
    esModuleInterop: options.esModuleInterop ?? (isModern || usesNodeModules),
    useDefineForClassFields: options.useDefineForClassFields ?? target >= ScriptTarget.ES2022,
    ...pickOptions(options, kept),
  };
}
