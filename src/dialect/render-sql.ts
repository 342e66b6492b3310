import { isSql, type Sql, type SqlValue } from '../schema/sql.ts';
import type { Quoting } from './dialect.ts';

/** How one database spells the pieces of an `sql` template. */
export interface SqlWords {
  readonly quoting: Pick<Quoting, 'identifier' | 'literal'>;
  /** For `sql.now()`. */
  readonly now: string;
  /** For `sql.uuid()`. */
  readonly uuid: string;
}

/** The text of an `sql` value in the spelling of one database. */
export function renderSql(piece: Sql, words: SqlWords): string {
  switch (piece.kind) {
    case 'sql':
      return piece.texts
        .map((text, position) => text + renderHole(piece.values, position, words))
        .join('');
    case 'identifier':
      return words.quoting.identifier(piece.name);
    case 'now':
      return words.now;
    case 'uuid':
      return words.uuid;
  }
}

function renderHole(values: readonly SqlValue[], position: number, words: SqlWords): string {
  const value = values[position];
  return value === undefined ? '' : renderValue(value, words);
}

/** A literal, or the text of an `sql` value. */
export function renderValue(value: SqlValue, words: SqlWords): string {
  return isSql(value) ? renderSql(value, words) : words.quoting.literal(value);
}
