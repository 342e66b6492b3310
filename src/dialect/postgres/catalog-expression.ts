import { stripParentheses } from './expression.ts';

/** An expression of the catalog as it goes into a migration file: the server spells it so again. */
export function catalogExpression(spelling: string): string {
  return stripParentheses(withLastingArrays(spelling));
}

/**
 * A text of the catalog with each array that is cast as a whole written such that the server keeps it
 * so. PostgreSQL spells `state IN ('a', 'b')` over a varchar column as
 * `(state)::text = ANY ((ARRAY['a'::character varying, 'b'::character varying])::text[])`, but reads
 * a cast of `ARRAY[…]` as one of each element: `ARRAY[('a'::character varying)::text, …]`. A type
 * that stands behind the array, `(ARRAY['a', 'b']::character varying[])::text[]`, comes back as it was.
 * https://www.postgresql.org/docs/current/sql-expressions.html#SQL-SYNTAX-ARRAY-CONSTRUCTORS
 */
export function withLastingArrays(text: string): string {
  return text.replace(pattern, (piece: string, elements?: string, type?: string) =>
    elements === undefined || type === undefined
      ? piece
      : `(ARRAY[${elements.replace(element, '$1')}]::${type}[])`,
  );
}

// The server doubles a quote in every kind of string, also where it writes E'…'.
const string = String.raw`E?'(?:[^']|'')*'`;
const value = `(?:${string}|NULL)`;
const name = '"(?:[^"]|"")+"';
/** A type without a length: an element that has one keeps its own cast. */
const typeName = String.raw`(?:\w|${name})(?:[\w .]|${name})*`;
const first = `${value}::(?<type>${typeName})`;
const next = String.raw`, ${value}::\k<type>`;
// Strings and names are matched to be stepped over, so that nothing inside of them is.
const pattern = new RegExp(
  String.raw`${string}|${name}|\(ARRAY\[(?<elements>${first}(?:${next})*)\]\)(?=::)`,
  'g',
);
const element = new RegExp(`(${value})::${typeName}`, 'g');
