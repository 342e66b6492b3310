import type { ts } from 'ts-morph';
import { importBindings } from './import-bindings.ts';
import { typescript } from './typescript.ts';

/**
 * True for an import or re-export of `file` that may decide a type which the file declares. What
 * only its classes and functions use is left out.
 */
export function mattersToTypes(specifier: ts.StringLiteralLike, file: ts.SourceFile): boolean {
  const compiler = typescript();
  const { parent } = specifier;
  if (!compiler.isImportDeclaration(parent)) return !compiler.isCallExpression(parent);
  const used = typeNames(file);
  return importBindings(parent).some(({ local }) => used.has(local));
}

const namesByFile = new WeakMap<ts.SourceFile, ReadonlySet<string>>();

/** Every name that the file's own types may be made of. */
function typeNames(file: ts.SourceFile): ReadonlySet<string> {
  const known = namesByFile.get(file);
  if (known !== undefined) return known;
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (typescript().isIdentifier(node)) names.add(node.text);
    typescript().forEachChild(node, visit);
  };
  for (const statement of file.statements.filter(declaresType)) visit(statement);
  namesByFile.set(file, names);
  return names;
}

function declaresType(statement: ts.Statement): boolean {
  const compiler = typescript();
  return (
    compiler.isTypeAliasDeclaration(statement) ||
    compiler.isInterfaceDeclaration(statement) ||
    compiler.isEnumDeclaration(statement) ||
    compiler.isModuleDeclaration(statement) ||
    compiler.isExportAssignment(statement) ||
    (compiler.isVariableStatement(statement) &&
      statement.declarationList.declarations.some(hasConstAssertion))
  );
}

/** `['a', 'b'] as const`: the values from which `(typeof x)[number]` makes a type. */
function hasConstAssertion({ initializer }: ts.VariableDeclaration): boolean {
  return (
    initializer !== undefined &&
    typescript().isAsExpression(initializer) &&
    typescript().isConstTypeReference(initializer.type)
  );
}
