import type { ts } from 'ts-morph';
import type { CompilerSettings } from './compiler-settings.ts';
import { mattersToTypes } from './matters-to-types.ts';
import { pickOptions } from './pick-options.ts';
import { typescript } from './typescript.ts';
import { utilityTypes, utilityTypesFile } from './utility-types.ts';

/** A type checker over a file and the declarations that its types are made of. */
export interface TypeProgram {
  readonly checker: ts.TypeChecker;
  readonly file: ts.SourceFile;
  /** The file and every other that its types lead to. */
  readonly dependencies: readonly string[];
}

/** Type checkers for the files of one tsconfig, which share what they read. */
export interface TypePrograms {
  /** A program that holds the file at `path`; null when there is no such file. */
  open(path: string): TypeProgram | null;
  /** The file that an import leads to, by TypeScript's own resolution; null when it finds none. */
  resolve(specifier: ts.StringLiteralLike, importer: ts.SourceFile): string | null;
}

const known = new WeakMap<CompilerSettings, TypePrograms>();

/** The programs of these settings: a file is parsed, an import resolved, once in a process. */
export function typePrograms(settings: CompilerSettings): TypePrograms {
  const programs = known.get(settings) ?? createTypePrograms(settings);
  known.set(settings, programs);
  return programs;
}

/**
 * A program opens as few files as the types of its root need: an import is followed only where it
 * may decide a type, so that a class which uses a service does not pull the service in.
 */
function createTypePrograms(settings: CompilerSettings): TypePrograms {
  const compiler = typescript();
  const options = programOptions(settings);
  const host = cachingHost(options);
  const resolutions = compiler.createModuleResolutionCache(
    host.getCurrentDirectory(),
    (path) => host.getCanonicalFileName(path),
    options,
  );
  const programs = new Map<string, ts.Program>();
  const imports = new Map<string, readonly string[]>();

  const resolveModule = (
    literal: ts.StringLiteralLike,
    importer: ts.SourceFile,
  ): ts.ResolvedModuleWithFailedLookupLocations =>
    compiler.resolveModuleName(
      literal.text,
      importer.fileName,
      options,
      host,
      resolutions,
      undefined,
      compiler.getModeForUsageLocation(importer, literal, options),
    );
  host.resolveModuleNameLiterals = (literals, path, _redirect, _options, importer) => {
    const resolved = literals.map((literal) =>
      mattersToTypes(literal, importer)
        ? resolveModule(literal, importer)
        : { resolvedModule: undefined },
    );
    imports.set(path, resolved.flatMap(fileOf));
    return resolved;
  };

  const createProgram = (path: string): ts.Program => {
    const program = compiler.createProgram([path, utilityTypesFile], options, host);
    for (const { fileName } of program.getSourceFiles()) {
      if (!programs.has(fileName)) programs.set(fileName, program);
    }
    return program;
  };
  return {
    open(path) {
      const program = programs.get(path) ?? createProgram(path);
      const file = program.getSourceFile(path);
      if (file === undefined) return null;
      return { checker: program.getTypeChecker(), file, dependencies: reachable(path, imports) };
    },
    resolve: (specifier, importer) => fileOf(resolveModule(specifier, importer))[0] ?? null,
  };
}

function fileOf({ resolvedModule }: ts.ResolvedModuleWithFailedLookupLocations): readonly string[] {
  return resolvedModule === undefined ? [] : [resolvedModule.resolvedFileName];
}

function reachable(
  path: string,
  imports: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const found = new Set([path]);
  for (const file of found) for (const next of imports.get(file) ?? []) found.add(next);
  return [...found];
}

function cachingHost(options: ts.CompilerOptions): ts.CompilerHost {
  const { createCompilerHost, createSourceFile, ScriptTarget } = typescript();
  const host = createCompilerHost(options, true);
  const files = new Map<string, ts.SourceFile | undefined>();
  files.set(
    utilityTypesFile,
    createSourceFile(utilityTypesFile, utilityTypes, ScriptTarget.ESNext),
  );
  return {
    ...host,
    getSourceFile(path, version) {
      if (!files.has(path)) files.set(path, host.getSourceFile(path, version));
      return files.get(path);
    },
  };
}

/** Options of the user's that change what a type is. */
const kept = [
  'baseUrl',
  'customConditions',
  'module',
  'moduleResolution',
  'paths',
  'pathsBasePath',
  'strictNullChecks',
];

function programOptions({ options }: CompilerSettings): ts.CompilerOptions {
  return {
    ...pickOptions(options, kept),
    target: typescript().ScriptTarget.ESNext,
    noLib: true,
    types: [],
    ignoreDeprecations: '6.0',
  };
}
