import type { ts } from 'ts-morph';
import { typescript } from './loader/typescript.ts';
import type { ClassSource, DecoratorSource, PropertySource } from './read-classes.ts';
import { placeOf } from './source-place.ts';
import { textOption, type Known } from './text-option.ts';

/**
 * The entities in a source text that are no classes, `new EntitySchema({ … })`, as classes with the
 * decorators that would say the same of their names.
 */
export function readEntitySchemas(path: string, text: string): readonly ClassSource[] {
  if (!text.includes('EntitySchema')) return [];
  const compiler = typescript();
  const file = compiler.createSourceFile(path, text, compiler.ScriptTarget.Latest, true);
  const found: ClassSource[] = [];
  const visit = (node: ts.Node): void => {
    if (compiler.isNewExpression(node) && /\bEntitySchema$/.test(node.expression.getText())) {
      const [options] = node.arguments ?? [];
      const schema = options && compiler.isObjectLiteralExpression(options) ? options : null;
      if (schema !== null) found.push(...readSchema(schema));
    }
    compiler.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

function readSchema(options: ts.ObjectLiteralExpression): readonly ClassSource[] {
  const name = textOption(options, 'name');
  if (typeof name !== 'string') return [];
  return [
    {
      name,
      place: placeOf(options),
      decorators: [decorator('Entity', textOption(options, 'tableName'), options)],
      properties: [
        ...membersOf(options, 'columns').map(([member, column]) =>
          property(member, column, [decorator('Column', textOption(column, 'name'), column)]),
        ),
        ...membersOf(options, 'relations').map(([member, relation]) =>
          property(member, relation, [
            ...joinDecorator('JoinColumn', relation, 'joinColumn'),
            ...joinDecorator('JoinTable', relation, 'joinTable'),
          ]),
        ),
      ],
    },
  ];
}

type Member = readonly [name: string, options: ts.ObjectLiteralExpression];

/** The objects of an object under a name; a member that is no object tells nothing. */
function membersOf(options: ts.ObjectLiteralExpression, key: string): readonly Member[] {
  const compiler = typescript();
  const object = optionOf(options, key);
  if (object === undefined || !compiler.isObjectLiteralExpression(object)) return [];
  return object.properties.flatMap((each): readonly Member[] =>
    compiler.isPropertyAssignment(each) && compiler.isObjectLiteralExpression(each.initializer)
      ? [[each.name.getText().replaceAll(/^['"]|['"]$/g, ''), each.initializer]]
      : [],
  );
}

function optionOf(options: ts.ObjectLiteralExpression, key: string): ts.Expression | undefined {
  const compiler = typescript();
  const found = options.properties.find(({ name }) => name?.getText() === key);
  return found !== undefined && compiler.isPropertyAssignment(found)
    ? found.initializer
    : undefined;
}

/** `true` is a decorator without options. */
function joinDecorator(
  name: string,
  relation: ts.ObjectLiteralExpression,
  key: string,
): readonly DecoratorSource[] {
  const value = optionOf(relation, key);
  if (value === undefined) return [];
  const isObject = typescript().isObjectLiteralExpression(value);
  const option = isObject
    ? textOption(value, 'name')
    : value.getText() === 'true'
      ? null
      : undefined;
  return [decorator(name, option, relation)];
}

function decorator(name: string, option: Known, node: ts.Node): DecoratorSource {
  return { name, text: null, option, place: placeOf(node) };
}

function property(
  name: string,
  node: ts.ObjectLiteralExpression,
  decorators: readonly DecoratorSource[],
): PropertySource {
  const declaration = node.getText().replaceAll(/\s+/g, '');
  return { name, place: placeOf(node), decorators, declaration };
}
