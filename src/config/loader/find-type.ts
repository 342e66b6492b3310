import type { ts } from 'ts-morph';
import { importBindings, type ImportBinding } from './import-bindings.ts';
import type { TypeProgram, TypePrograms } from './type-program.ts';
import { typescript } from './typescript.ts';

/** A name of a file that may stand for a type of another one. */
export type NamedType =
  | {
      readonly kind: 'imported';
      readonly from: ts.StringLiteralLike;
      readonly binding: ImportBinding;
    }
  /** An alias of the file's own, made of what it imports. */
  | { readonly kind: 'alias'; readonly name: string };

/** What a name leads to, with imports followed to their end. */
export interface FoundType {
  readonly symbol: ts.Symbol;
  readonly checker: ts.TypeChecker;
  /** True when the file imports the type alone: a class is not there at run time. */
  readonly isTypeOnly: boolean;
  /** The files that were read to find it. */
  readonly dependencies: readonly string[];
}

/** The named types of `file`, by name. */
export function namedTypesOf(file: ts.SourceFile): ReadonlyMap<string, NamedType> {
  const compiler = typescript();
  const found = new Map<string, NamedType>();
  for (const statement of file.statements) {
    if (compiler.isTypeAliasDeclaration(statement)) {
      found.set(statement.name.text, { kind: 'alias', name: statement.name.text });
    }
    if (!compiler.isImportDeclaration(statement)) continue;
    const from = statement.moduleSpecifier;
    if (!compiler.isStringLiteralLike(from)) continue;
    for (const binding of importBindings(statement)) {
      found.set(binding.local, { kind: 'imported', from, binding });
    }
  }
  return found;
}

/** Follows `name`, whose first part is `type`, to its declaration; null when that is not to be found. */
export function findType(
  name: ts.EntityName,
  type: NamedType,
  file: ts.SourceFile,
  programs: TypePrograms,
): FoundType | null {
  const path = type.kind === 'alias' ? file.fileName : programs.resolve(type.from, file);
  const program = path === null ? null : programs.open(path);
  if (program === null) return null;
  const first =
    type.kind === 'alias' ? aliasOf(program, type.name) : exportOf(program, type.binding);
  const symbol = partsAfterFirst(name).reduce(
    (owner, part) => memberOf(owner, part, program.checker),
    first,
  );
  if (symbol === undefined) return null;
  const isTypeOnly = type.kind === 'imported' && type.binding.isTypeOnly;
  const { checker, dependencies } = program;
  return { symbol, checker, isTypeOnly, dependencies };
}

function aliasOf({ checker, file }: TypeProgram, name: string): ts.Symbol | undefined {
  const { isTypeAliasDeclaration } = typescript();
  const declaration = file.statements
    .filter(isTypeAliasDeclaration)
    .find((statement) => statement.name.text === name);
  return declaration && checker.getSymbolAtLocation(declaration.name);
}

function exportOf(
  { checker, file }: TypeProgram,
  { exported }: ImportBinding,
): ts.Symbol | undefined {
  const module = checker.getSymbolAtLocation(file);
  return exported === null ? module : memberOf(module, exported, checker);
}

/** A member of a module, a namespace or an enum. */
function memberOf(
  owner: ts.Symbol | undefined,
  name: string,
  checker: ts.TypeChecker,
): ts.Symbol | undefined {
  if (owner === undefined) return undefined;
  const member = checker.getExportsOfModule(owner).find((symbol) => symbol.name === name);
  const isAlias = member !== undefined && (member.flags & typescript().SymbolFlags.Alias) !== 0;
  return isAlias ? checker.getAliasedSymbol(member) : member;
}

function partsAfterFirst(name: ts.EntityName): readonly string[] {
  return typescript().isIdentifier(name) ? [] : [...partsAfterFirst(name.left), name.right.text];
}
