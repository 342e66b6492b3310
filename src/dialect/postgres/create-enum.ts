import type { EnumType } from '../../schema/enum-type.ts';
import { quoteText } from '../literal.ts';
import { quoteTable } from './quoting.ts';

/** Creates an enumerated type. */
export function createEnum(enumType: EnumType): string {
  const values = enumType.values.map(quoteText).join(', ');
  return `CREATE TYPE ${quoteTable(enumType)} AS ENUM (${values})`;
}
