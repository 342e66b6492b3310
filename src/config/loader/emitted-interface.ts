import type { ts } from 'ts-morph';
import { typescript } from './typescript.ts';

/** What an emitted file takes from other modules, and gives them. */
export interface EmittedInterface {
  /** What is required while the file loads, in order. */
  readonly imports: readonly string[];
  /**
   * Those imports of which only metadata makes use. `tsc` knows a type when it sees one and drops the
   * import; transpiling one file alone cannot, so such a module may well not exist at run time.
   */
  readonly optionalImports: readonly string[];
  /** The names it exports, those of `export *` excepted. */
  readonly exports: readonly string[];
}

/** Reads the CommonJS that TypeScript emitted: `const x_1 = require("x")` and all that uses `x_1`. */
export function emittedInterface(code: string): EmittedInterface {
  const compiler = typescript();
  const file = compiler.createSourceFile('emitted.js', code, compiler.ScriptTarget.ESNext);
  const requires = file.statements.flatMap(requiresOf);
  const used = new Set<string>();
  noteUses(file, used);
  const needed = new Set(
    requires.filter(({ name }) => name === null || used.has(name)).map(specifierOf),
  );
  const imports = [...new Set(requires.map(specifierOf))];
  return {
    imports,
    optionalImports: imports.filter((specifier) => !needed.has(specifier)),
    exports: [...new Set(file.statements.flatMap(exportedNames))],
  };
}

/** `name` is the variable that alone holds the module; null when the module serves otherwise too. */
interface Require {
  readonly specifier: string;
  readonly name: string | null;
}

function specifierOf(required: Require): string {
  return required.specifier;
}

function requiresOf(statement: ts.Statement): readonly Require[] {
  const compiler = typescript();
  const declaration = compiler.isVariableStatement(statement)
    ? statement.declarationList.declarations[0]
    : undefined;
  const name =
    declaration !== undefined && compiler.isIdentifier(declaration.name)
      ? declaration.name.text
      : null;
  const found: Require[] = [];
  const visit = (node: ts.Node): void => {
    if (compiler.isFunctionLike(node)) return;
    const specifier = requiredSpecifier(node);
    if (specifier !== null) found.push({ specifier, name });
    compiler.forEachChild(node, visit);
  };
  visit(statement);
  return found;
}

function requiredSpecifier(node: ts.Node): string | null {
  const compiler = typescript();
  if (!compiler.isCallExpression(node) || !compiler.isIdentifier(node.expression)) return null;
  const [argument] = node.arguments;
  const isRequire = node.expression.text === 'require' && argument !== undefined;
  return isRequire && compiler.isStringLiteralLike(argument) ? argument.text : null;
}

/** Every name that is read anywhere but in `__metadata(…)`. */
function noteUses(node: ts.Node, used: Set<string>): void {
  const compiler = typescript();
  if (isMetadataCall(node)) return;
  if (compiler.isVariableDeclaration(node) && compiler.isIdentifier(node.name)) {
    if (node.initializer !== undefined) noteUses(node.initializer, used);
    return;
  }
  if (compiler.isIdentifier(node)) used.add(node.text);
  compiler.forEachChild(node, (child) => noteUses(child, used));
}

function isMetadataCall(node: ts.Node): boolean {
  const compiler = typescript();
  return (
    compiler.isCallExpression(node) &&
    compiler.isIdentifier(node.expression) &&
    node.expression.text === '__metadata'
  );
}

/** `exports.a = exports.b = …` and `Object.defineProperty(exports, "a", …)`. */
function exportedNames(statement: ts.Statement): readonly string[] {
  const compiler = typescript();
  if (!compiler.isExpressionStatement(statement)) return [];
  const { expression } = statement;
  if (compiler.isBinaryExpression(expression)) return assignedExports(expression);
  if (!compiler.isCallExpression(expression)) return [];
  const [target, name] = expression.arguments;
  const isExport = target !== undefined && isExports(target) && name !== undefined;
  return isExport && compiler.isStringLiteral(name) && name.text !== '__esModule'
    ? [name.text]
    : [];
}

function assignedExports({ left, right }: ts.BinaryExpression): readonly string[] {
  const compiler = typescript();
  const isExport = compiler.isPropertyAccessExpression(left) && isExports(left.expression);
  const names = isExport ? [left.name.text] : [];
  return compiler.isBinaryExpression(right) ? [...assignedExports(right), ...names] : names;
}

function isExports(node: ts.Node): boolean {
  return typescript().isIdentifier(node) && node.text === 'exports';
}
