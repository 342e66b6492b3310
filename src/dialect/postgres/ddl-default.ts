import { quoteText } from '../literal.ts';

const numericType = /^(?:smallint|integer|bigint|numeric(?:\(.*\))?|real|double precision)$/;
const number = /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i;

/**
 * The text after `DEFAULT`. A number is quoted, as TypeORM does: the server then keeps it in the
 * type of the column, and TypeORM recognises it.
 */
export function formatDefault(text: string, type: string | undefined): string {
  const isNumber = type !== undefined && numericType.test(type) && number.test(text);
  return isNumber ? quoteText(text) : text;
}
