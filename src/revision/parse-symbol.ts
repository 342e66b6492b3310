import { symbolMalformed } from './revision-error.ts';

/** A way to name a revision, `branch@name+offset`, taken apart. */
export interface RevisionSymbol {
  readonly text: string;
  /** A label or an id that limits the rest to its branch. */
  readonly branch: string | null;
  /** An id, its beginning, a label or a reserved word; `current` where the offset stands alone. */
  readonly name: string;
  /** Steps from there, forwards or (negative) backwards; null where none are named. */
  readonly offset: number | null;
}

const FORM = /^(?:(?<branch>[^\s@:+-]+)@)?(?<name>[^\s@:+-]+)?(?<offset>[+-]\d+)?$/u;

/**
 * Takes a symbol apart.
 *
 * @throws {LimbeckError} `REVISION_NOT_FOUND` when the text has none of the forms.
 */
export function parseSymbol(text: string): RevisionSymbol {
  const groups = FORM.exec(text)?.groups;
  const offset = groups?.['offset'] ?? null;
  const name = groups?.['name'] ?? (offset === null ? undefined : 'current');
  if (name === undefined) throw symbolMalformed(text);
  const branch = groups?.['branch'] ?? null;
  return { text, branch, name, offset: offset === null ? null : Number(offset) };
}
