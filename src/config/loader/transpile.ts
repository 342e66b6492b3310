import type { ts } from 'ts-morph';
import type { CompilerSettings } from './compiler-settings.ts';
import { firstDecoratedProperty } from './decorated-properties.ts';
import { emittedInterface, type EmittedInterface } from './emitted-interface.ts';
import { decoratorsDisabled, syntaxInvalid } from './loader-error.ts';
import type { ModuleFormat } from './module-format.ts';
import { replaceModuleSyntax } from './module-syntax.ts';
import { pickOptions } from './pick-options.ts';
import { spellColumnTypes } from './spell-column-types.ts';
import { typescript } from './typescript.ts';

/** A TypeScript file as the runner takes it. Plain data: it is kept in the cache. */
export interface Transpiled extends EmittedInterface {
  /** The body of a function of `exports, require, module, …`: CommonJS, whatever it came from. */
  readonly code: string;
  /** True when the file has an `await` outside of any function. */
  readonly awaits: boolean;
  /** Files that decided the type of a column. */
  readonly dependencies: readonly string[];
}

/** A file to transpile. */
export interface Source {
  readonly path: string;
  readonly text: string;
  readonly format: ModuleFormat;
  readonly settings: CompilerSettings;
}

/**
 * Turns one TypeScript file into JavaScript with the decorators and metadata that the user's `tsc`
 * would emit. Everything becomes CommonJS: entities that import each other then find each other's
 * classes, which as ES modules they would not.
 * @throws {LimbeckError} `MODULE_FAILED` for a syntax error, `ENTITIES_INVALID` where decorators
 * are switched off.
 */
export function transpile(source: Source): Transpiled {
  const parsed = parse(source);
  refuseDisabledDecorators(parsed, source);
  const spelled = spellColumnTypes(parsed, source.settings);
  const result = typescript().transpileModule(spelled.text, {
    fileName: neutralName(source.path),
    reportDiagnostics: true,
    compilerOptions: compilerOptions(source),
    transformers: { before: [replaceModuleSyntax] },
  });
  refuseSyntaxErrors(result.diagnostics ?? [], source.path);
  return {
    ...emittedInterface(result.outputText),
    code: result.outputText,
    awaits: awaitsAtTopLevel(parsed),
    dependencies: spelled.dependencies,
  };
}

/** Where the code that is made of a file comes from in it, as a source map; null for a syntax error. */
export function sourceMapOf(source: Source): string | null {
  const spelled = spellColumnTypes(parse(source), source.settings);
  const { sourceMapText } = typescript().transpileModule(spelled.text, {
    fileName: neutralName(source.path),
    compilerOptions: { ...compilerOptions(source), sourceMap: true },
    transformers: { before: [replaceModuleSyntax] },
  });
  return sourceMapText ?? null;
}

function parse({ path, text, format }: Source): ts.SourceFile {
  const { createSourceFile, ModuleKind, ScriptTarget } = typescript();
  // What an import in the file means depends on the format, where TypeScript resolves as Node does.
  const impliedNodeFormat = format === 'module' ? ModuleKind.ESNext : ModuleKind.CommonJS;
  const version = { languageVersion: ScriptTarget.ESNext, impliedNodeFormat } as const;
  return createSourceFile(path, text, version, true);
}

/** `.mts` and `.cts` would overrule `module`; the extension says nothing else. */
function neutralName(path: string): string {
  return path.replace(/\.[cm]ts$/, '.ts');
}

/** Options of the user's that change what is emitted. */
const kept = [
  'emitDecoratorMetadata',
  'experimentalDecorators',
  'jsxFactory',
  'jsxImportSource',
  'strictNullChecks',
  'useDefineForClassFields',
  'verbatimModuleSyntax',
];

function compilerOptions({ format, settings }: Source): ts.CompilerOptions {
  const { ModuleKind, ScriptTarget, JsxEmit } = typescript();
  const { options } = settings;
  return {
    module: ModuleKind.CommonJS,
    // What Node 20 runs; the user's own target only matters for what it implies.
    target: ScriptTarget.ES2022,
    ...pickOptions(options, kept),
    // An ES module gets real namespaces from the runner and needs no help with their default.
    esModuleInterop: format === 'commonjs' && options.esModuleInterop === true,
    jsx: options.jsx === JsxEmit.React ? JsxEmit.React : JsxEmit.ReactJSX,
    ignoreDeprecations: '6.0',
  };
}

/** Without `experimentalDecorators`, TypeORM's decorators are called in a way they do not know. */
function refuseDisabledDecorators(parsed: ts.SourceFile, { path, settings }: Source): void {
  if (settings.options.experimentalDecorators === true) return;
  const property = firstDecoratedProperty(parsed);
  if (property === null) return;
  throw decoratorsDisabled({ ...property, file: path, tsconfig: settings.path });
}

function refuseSyntaxErrors(diagnostics: readonly ts.Diagnostic[], path: string): void {
  const fault = diagnostics.find((diagnostic) => diagnostic.file !== undefined);
  if (fault?.file === undefined) return;
  const { line } = fault.file.getLineAndCharacterOfPosition(fault.start ?? 0);
  const text = typescript().flattenDiagnosticMessageText(fault.messageText, ' ');
  throw syntaxInvalid(path, line + 1, text);
}

function awaitsAtTopLevel(node: ts.Node): boolean {
  const compiler = typescript();
  if (compiler.isFunctionLike(node)) return false;
  const isAwait =
    compiler.isAwaitExpression(node) ||
    (compiler.isForOfStatement(node) && node.awaitModifier !== undefined);
  return isAwait || (compiler.forEachChild(node, awaitsAtTopLevel) ?? false);
}
