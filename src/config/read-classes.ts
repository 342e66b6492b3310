import type { ts } from 'ts-morph';
import { decoratorsOf } from './loader/decorated-properties.ts';
import { typescript } from './loader/typescript.ts';
import { placeOf, type SourcePlace } from './source-place.ts';
import { textOption, type Known } from './text-option.ts';

/** A class as its source declares it, with what its decorators say. */
export interface ClassSource {
  readonly name: string;
  readonly decorators: readonly DecoratorSource[];
  /** The properties that have a decorator, in order. */
  readonly properties: readonly PropertySource[];
  readonly place: SourcePlace;
}

export interface PropertySource {
  readonly name: string;
  readonly place: SourcePlace;
  readonly decorators: readonly DecoratorSource[];
  /** The decorators and the type, without the spaces between them. */
  readonly declaration: string;
}

export interface DecoratorSource {
  /** `Column`, without what it is imported from. */
  readonly name: string;
  /** The text that its arguments begin with. */
  readonly text: Known;
  /** `name` among its options, also in a list of one. */
  readonly option: Known;
  readonly place: SourcePlace;
}

/** The classes in a source text, those inside of functions too. */
export function readClasses(path: string, text: string): readonly ClassSource[] {
  const compiler = typescript();
  const file = compiler.createSourceFile(path, text, compiler.ScriptTarget.Latest, true);
  const found: ClassSource[] = [];
  const visit = (node: ts.Node): void => {
    if (compiler.isClassLike(node) && node.name !== undefined) found.push(readClass(node));
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function readClass(node: ts.ClassLikeDeclaration): ClassSource {
  const compiler = typescript();
  return {
    name: node.name?.text ?? '',
    place: placeOf(node, node.members.pos - 1),
    decorators: readDecorators(node),
    properties: node.members.flatMap((member) => {
      if (!compiler.isPropertyDeclaration(member)) return [];
      const decorators = readDecorators(member);
      return decorators.length === 0 ? [] : [readProperty(member, decorators)];
    }),
  };
}

function readProperty(
  node: ts.PropertyDeclaration,
  decorators: readonly DecoratorSource[],
): PropertySource {
  const compiler = typescript();
  const named = node.name;
  const isPlain = compiler.isIdentifier(named) || compiler.isStringLiteral(named);
  const parts = [...decoratorsOf(node), ...(node.type ? [node.type] : [])];
  return {
    name: isPlain ? named.text : named.getText(),
    place: placeOf(node),
    decorators,
    declaration: parts.map((part) => part.getText().replaceAll(/\s+/g, '')).join(' '),
  };
}

function readDecorators(node: ts.HasDecorators): readonly DecoratorSource[] {
  return decoratorsOf(node).map(readDecorator);
}

function readDecorator(node: ts.Decorator): DecoratorSource {
  const { expression } = node;
  const compiler = typescript();
  const isCall = compiler.isCallExpression(expression);
  const callee = isCall ? expression.expression : expression;
  return {
    name: /\w+$/.exec(callee.getText())?.[0] ?? '',
    ...readArguments(isCall ? expression.arguments : []),
    place: placeOf(node),
  };
}

function readArguments(values: readonly ts.Expression[]): Pick<DecoratorSource, 'text' | 'option'> {
  const compiler = typescript();
  const [first, second] = values;
  if (first === undefined) return { text: null, option: null };
  if (compiler.isArrayLiteralExpression(first)) {
    const isOne = first.elements.length === 1;
    return isOne ? readArguments(first.elements) : { text: null, option: undefined };
  }
  if (compiler.isObjectLiteralExpression(first))
    return { text: null, option: textOption(first, 'name') };
  const text = compiler.isStringLiteralLike(first) ? first.text : undefined;
  if (second !== undefined && compiler.isObjectLiteralExpression(second)) {
    return { text, option: textOption(second, 'name') };
  }
  const isPlain = text !== undefined || compiler.isArrowFunction(first);
  return { text, option: isPlain && second === undefined ? null : undefined };
}
