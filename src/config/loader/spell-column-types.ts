import type { ts } from 'ts-morph';
import type { CompilerSettings } from './compiler-settings.ts';
import { decoratedProperties, decoratorsOf } from './decorated-properties.ts';
import { typePrograms } from './type-program.ts';
import { findType, namedTypesOf } from './find-type.ts';
import { keywordOf } from './type-keyword.ts';
import { typescript } from './typescript.ts';

/** A source text whose column types need no other file to be understood. */
export interface SpelledText {
  readonly text: string;
  /** The files that were read to find out. */
  readonly dependencies: readonly string[];
}

/**
 * Replaces the imported names in the types of decorated properties by what they stand for: `role:
 * Role` becomes `role: string` where `Role` is an alias of string literals in another file. That is
 * what `tsc` knows and a compiler of single files does not, and what TypeORM takes the column's
 * type from. Classes stay as they are, and so do relations, whose type TypeORM does not read.
 */
export function spellColumnTypes(file: ts.SourceFile, settings: CompilerSettings): SpelledText {
  const known = namedTypesOf(file);
  const dependencies = new Set<string>();
  const replacements: Replacement[] = [];
  for (const node of columnTypes(file)) {
    const type = known.get(rootName(node.typeName));
    const found = type && findType(node.typeName, type, file, typePrograms(settings));
    if (!found) continue;
    for (const path of found.dependencies) dependencies.add(path);
    const keyword = keywordOf(found);
    if (keyword !== null) replacements.push({ node, keyword });
  }
  dependencies.delete(file.fileName);
  return { text: replaceNodes(file, replacements), dependencies: [...dependencies] };
}

function columnTypes(file: ts.SourceFile): readonly ts.TypeReferenceNode[] {
  return decoratedProperties(file)
    .filter((property) => !isRelation(property))
    .flatMap((property) => namedTypes(property.type));
}

const relationDecorators = new Set([
  'ManyToMany',
  'ManyToOne',
  'OneToMany',
  'OneToOne',
  'TreeChildren',
  'TreeParent',
]);

function isRelation(property: ts.PropertyDeclaration): boolean {
  const compiler = typescript();
  return decoratorsOf(property).some(({ expression }) => {
    const callee = compiler.isCallExpression(expression) ? expression.expression : expression;
    const name = compiler.isPropertyAccessExpression(callee) ? callee.name : callee;
    return compiler.isIdentifier(name) && relationDecorators.has(name.text);
  });
}

/** The names that decide the emitted type: alone, or as a member of a union or intersection. */
function namedTypes(type: ts.TypeNode | undefined): readonly ts.TypeReferenceNode[] {
  const compiler = typescript();
  if (type === undefined) return [];
  if (compiler.isTypeReferenceNode(type)) return [type];
  if (compiler.isParenthesizedTypeNode(type)) return namedTypes(type.type);
  if (compiler.isUnionTypeNode(type) || compiler.isIntersectionTypeNode(type)) {
    return type.types.flatMap(namedTypes);
  }
  return [];
}

function rootName(name: ts.EntityName): string {
  return typescript().isIdentifier(name) ? name.text : rootName(name.left);
}

interface Replacement {
  readonly node: ts.Node;
  readonly keyword: string;
}

function replaceNodes(file: ts.SourceFile, replacements: readonly Replacement[]): string {
  return replacements.reduceRight(
    (text, { node, keyword }) =>
      text.slice(0, node.getStart(file)) + keyword + text.slice(node.getEnd()),
    file.text,
  );
}
