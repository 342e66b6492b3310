import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { tokenize, type Token } from './tokenize.ts';

/**
 * What a database holds, as sorted lines of its `sqlite_master`, cut at commas: one query that shares
 * nothing with the introspection, so that what that cannot see still counts. Quotes, spaces and the
 * order of columns do not; `leaveOut` are tables that take no part.
 */
export async function fingerprint(
  db: Queryable,
  leaveOut: readonly TableName[],
): Promise<readonly string[]> {
  const ignored = new Set(leaveOut.map(({ name }) => name));
  const objects = await rowsOf<MasterRow>(db, query);
  return objects
    .filter(({ owner }) => !ignored.has(owner))
    .flatMap(linesOf)
    .toSorted();
}

interface MasterRow {
  readonly type: string;
  readonly name: string;
  readonly owner: string;
  readonly definition: string;
}

// What has no text, or a name of the server's, comes with the table.
const query = `
  SELECT type, name, tbl_name AS owner, sql AS definition
    FROM sqlite_master
   WHERE sql IS NOT NULL
     AND name NOT LIKE 'sqlite!_%' ESCAPE '!'`;

function linesOf({ type, name, owner, definition }: MasterRow): readonly string[] {
  const subject = type === 'table' ? `table ${name}` : `${type} ${name} on ${owner}`;
  if (type !== 'table') return [`${subject}: ${textOf(tokenize(definition))}`];
  return partsOf(tokenize(definition)).flatMap((part, index) => {
    const [first] = part;
    if (first === undefined) return [];
    // The first part is what stands before the parenthesis.
    if (index === 0 || constraintWords.has(first.keyword)) return [`${subject}: ${textOf(part)}`];
    const column = `column ${name}.${first.value}`;
    const required = part.findIndex(
      ({ keyword }, at) => keyword === 'NOT' && part[at + 1]?.keyword === 'NULL',
    );
    if (required === -1) return [`${column} ${textOf(part.slice(1))}`];
    const rest = [...part.slice(1, required), ...part.slice(required + 2)];
    return [`${column} ${textOf(rest)}`, `${column} not null`];
  });
}

const constraintWords = new Set(['CONSTRAINT', 'PRIMARY', 'UNIQUE', 'CHECK', 'FOREIGN', 'WITHOUT']);

/** What stands before the first parenthesis, between the commas in it, and behind it. */
function partsOf(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.text === '(') depth += 1;
    if (token.text === ')') depth -= 1;
    const isBoundary =
      (token.text === '(' && depth === 1) ||
      (token.text === ',' && depth === 1) ||
      (token.text === ')' && depth === 0);
    if (isBoundary) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts;
}

function textOf(tokens: readonly Token[]): string {
  return withoutDoubled(tokens)
    .map(({ kind, value, text }) => (kind === 'quoted' ? value : text))
    .join(' ');
}

/** `CHECK ((a > 0))` says what `CHECK (a > 0)` says. */
function withoutDoubled(tokens: readonly Token[]): readonly Token[] {
  const check = tokens.findIndex(
    ({ keyword }, at) =>
      keyword === 'CHECK' && tokens[at + 1]?.text === '(' && tokens[at + 2]?.text === '(',
  );
  if (check === -1) return tokens;
  const outer = closingOf(tokens, check + 1);
  if (closingOf(tokens, check + 2) !== outer - 1) return tokens;
  return withoutDoubled([
    ...tokens.slice(0, check + 1),
    ...tokens.slice(check + 2, outer),
    ...tokens.slice(outer + 1),
  ]);
}

/** Where the parenthesis at `start` is closed; past the end where it is not. */
function closingOf(tokens: readonly Token[], start: number): number {
  let depth = 0;
  for (let at = start; at < tokens.length; at += 1) {
    if (tokens[at]?.text === '(') depth += 1;
    if (tokens[at]?.text === ')') depth -= 1;
    if (depth === 0) return at;
  }
  return tokens.length;
}
