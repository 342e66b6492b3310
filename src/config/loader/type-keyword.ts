import type { ts } from 'ts-morph';
import type { FoundType } from './find-type.ts';
import { typescript } from './typescript.ts';

/**
 * The keyword that stands for a named type where `tsc` emits the type of a property, and null for a
 * class, which stands for itself, or a name that leads nowhere. Follows the order in which the
 * compiler asks (`getTypeReferenceSerializationKind` in its checker).
 */
export function keywordOf({ symbol, checker, isTypeOnly }: FoundType): string | null {
  const { SymbolFlags, TypeFlags } = typescript();
  if (isClassLike(symbol, checker)) return isTypeOnly ? 'Function' : null;
  if ((symbol.flags & SymbolFlags.Type) === 0) return null;
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  const is = (target: ts.Type): boolean => checker.isTypeAssignableTo(type, target);
  if ((type.flags & TypeFlags.Any) !== 0 && isUnresolved(type)) return null;
  if ((type.flags & (TypeFlags.Any | TypeFlags.Unknown)) !== 0) return 'object';
  if (is(checker.getNeverType())) return 'never';
  if (is(checker.getBooleanType())) return 'boolean';
  if (is(checker.getNumberType())) return 'number';
  if (is(checker.getBigIntType())) return 'bigint';
  if (is(checker.getStringType())) return 'string';
  if (checker.isTupleType(type)) return 'any[]';
  if (is(checker.getESSymbolType())) return 'symbol';
  if (type.getCallSignatures().length > 0) return 'Function';
  return checker.isArrayType(type) ? 'any[]' : 'object';
}

/** A value that can be called with `new`: the class itself is what `tsc` emits. */
function isClassLike(symbol: ts.Symbol, checker: ts.TypeChecker): boolean {
  const { SymbolFlags } = typescript();
  if ((symbol.flags & SymbolFlags.Class) !== 0) return true;
  if ((symbol.flags & SymbolFlags.Variable) === 0) return false;
  return checker.getTypeOfSymbol(symbol).getConstructSignatures().length > 0;
}

/** The compiler's mark for a type that it could not find. */
function isUnresolved(type: ts.Type): boolean {
  return 'intrinsicName' in type && type.intrinsicName === 'error';
}
