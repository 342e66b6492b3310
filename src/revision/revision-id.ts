/** Words that stand for something else wherever a revision may be named. */
const RESERVED: ReadonlySet<string> = new Set(['base', 'current', 'head', 'heads']);

/** The longest id, in characters: what the version table has room for. */
export const REVISION_ID_LENGTH = 32;

/** Whether a text can be the id of a revision: a name that fits into the version table. */
export function isRevisionId(text: string): boolean {
  return isRevisionName(text) && text.length <= REVISION_ID_LENGTH;
}

/**
 * Whether a text can name a revision or a branch: letters, digits, `_` and `.`. `@`, `-`, `+` and
 * `:` build symbols and ranges (`label@head`, `id-1`, `a:b`); the rest could not be part of a file
 * name everywhere.
 */
export function isRevisionName(text: string): boolean {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.]*$/u.test(text) && !RESERVED.has(text);
}
