import type { ts } from 'ts-morph';
import { typescript } from './loader/typescript.ts';

/** A text in a source; null where there is none, undefined where only running it would tell. */
export type Known = string | null | undefined;

/** The text that an object in a source has under a name. */
export function textOption({ properties }: ts.ObjectLiteralExpression, option: string): Known {
  const compiler = typescript();
  if (properties.some((property) => compiler.isSpreadAssignment(property))) return undefined;
  const property = properties.find(
    ({ name }) => name?.getText().replaceAll(/^['"]|['"]$/g, '') === option,
  );
  if (property === undefined) return null;
  if (!compiler.isPropertyAssignment(property)) return undefined;
  const { initializer } = property;
  return compiler.isStringLiteralLike(initializer) ? initializer.text : undefined;
}
