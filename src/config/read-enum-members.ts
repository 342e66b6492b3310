import type { ts } from 'ts-morph';
import { typescript } from './loader/typescript.ts';

/** An enum, or a constant object that stands for one, with the values of its members as texts. */
export interface EnumSource {
  readonly name: string;
  readonly members: ReadonlyMap<string, string>;
}

/** The enums in a source text: `enum State { Draft = 'draft' }` and `const State = { Draft: 'draft' } as const`. */
export function readEnumMembers(path: string, text: string): readonly EnumSource[] {
  const compiler = typescript();
  const file = compiler.createSourceFile(path, text, compiler.ScriptTarget.Latest, true);
  const found: EnumSource[] = [];
  const visit = (node: ts.Node): void => {
    if (compiler.isEnumDeclaration(node)) {
      found.push({ name: node.name.text, members: membersOfEnum(node) });
    }
    if (compiler.isVariableDeclaration(node) && node.initializer !== undefined) {
      const object = constantObject(node.initializer);
      if (object !== null) found.push({ name: node.name.getText(), members: membersOf(object) });
    }
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** A member without a value counts on from the one before it. */
function membersOfEnum({ members }: ts.EnumDeclaration): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  let next: number | null = 0;
  for (const { name, initializer } of members) {
    const value: string | null =
      initializer === undefined ? (next?.toString() ?? null) : literalOf(initializer);
    next = value !== null && /^-?\d+$/.test(value) ? Number(value) + 1 : null;
    if (value !== null) found.set(nameOf(name), value);
  }
  return found;
}

function constantObject(node: ts.Expression): ts.ObjectLiteralExpression | null {
  const compiler = typescript();
  const isConstant = compiler.isAsExpression(node) && node.type.getText() === 'const';
  return isConstant && compiler.isObjectLiteralExpression(node.expression) ? node.expression : null;
}

function membersOf({ properties }: ts.ObjectLiteralExpression): ReadonlyMap<string, string> {
  const compiler = typescript();
  return new Map(
    properties.flatMap((property) => {
      if (!compiler.isPropertyAssignment(property)) return [];
      const value = literalOf(property.initializer);
      return value === null ? [] : [[nameOf(property.name), value] as const];
    }),
  );
}

function nameOf(name: ts.PropertyName): string {
  const compiler = typescript();
  return compiler.isIdentifier(name) || compiler.isStringLiteral(name) ? name.text : name.getText();
}

/** A text or a whole number; null for what only running it would tell. */
function literalOf(node: ts.Expression): string | null {
  const compiler = typescript();
  if (compiler.isStringLiteralLike(node) || compiler.isNumericLiteral(node)) return node.text;
  return null;
}
