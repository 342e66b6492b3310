import type { ts } from 'ts-morph';
import { typescript } from './typescript.ts';

/** A property that a decorator describes, by name. */
export interface DecoratedProperty {
  readonly entity: string;
  readonly property: string;
}

/** The properties of all classes in `file` that have a decorator. */
export function decoratedProperties(file: ts.SourceFile): readonly ts.PropertyDeclaration[] {
  const compiler = typescript();
  const found: ts.PropertyDeclaration[] = [];
  const visit = (node: ts.Node): void => {
    if (compiler.isPropertyDeclaration(node) && decoratorsOf(node).length > 0) found.push(node);
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

/** The decorators of `node`, outermost first. */
export function decoratorsOf(node: ts.HasDecorators): readonly ts.Decorator[] {
  return typescript().getDecorators(node) ?? [];
}

/** The first decorated property of a file that imports TypeORM, or null. */
export function firstDecoratedProperty(file: ts.SourceFile): DecoratedProperty | null {
  if (!importsTypeorm(file)) return null;
  const [property] = decoratedProperties(file);
  if (property === undefined) return null;
  const entity = property.parent.name?.text ?? 'a class';
  return { entity, property: property.name.getText(file) };
}

function importsTypeorm(file: ts.SourceFile): boolean {
  const compiler = typescript();
  return file.statements.some(
    (statement) =>
      compiler.isImportDeclaration(statement) &&
      compiler.isStringLiteral(statement.moduleSpecifier) &&
      statement.moduleSpecifier.text === 'typeorm',
  );
}
