import { takeApart, type TypeParts } from './take-apart.ts';

/**
 * Whether PostgreSQL writes a table anew for a change of type. It does not where a text becomes
 * longer, a number gets more digits before the point, or a time more behind it; for a time zone that
 * depends on the session, and is taken for a rewrite.
 * https://www.postgresql.org/docs/current/sql-altertable.html#SQL-ALTERTABLE-NOTES
 */
export function rewritesForType(from: string, to: string): boolean {
  const [before, after] = [takeApart(from), takeApart(to)];
  return !(
    isLongerText(before, after) ||
    hasMoreDigits(before, after) ||
    isFinerTime(before, after)
  );
}

const unlimited = new Set(['text', 'varchar']);

function isLongerText(from: TypeParts, to: TypeParts): boolean {
  if (!unlimited.has(from.word) || !unlimited.has(to.word)) return false;
  const [before = Infinity] = from.numbers;
  const [after = Infinity] = to.numbers;
  return after >= before;
}

function hasMoreDigits(from: TypeParts, to: TypeParts): boolean {
  if (from.word !== 'numeric' || to.word !== 'numeric') return false;
  if (to.numbers.length === 0) return true;
  const [before = Infinity, scale = 0] = from.numbers;
  const [after = Infinity, scaleAfter = 0] = to.numbers;
  return after >= before && scale === scaleAfter;
}

function isFinerTime(from: TypeParts, to: TypeParts): boolean {
  if (from.word !== to.word || !from.word.startsWith('time')) return false;
  return (to.numbers[0] ?? 6) >= (from.numbers[0] ?? 6);
}

/**
 * Whether MySQL and MariaDB copy a table for a change of type. They do not where a `varchar` grows
 * within those whose length takes one byte, or within those of two. Values of an enumeration are told
 * apart from the type.
 * https://dev.mysql.com/doc/refman/en/innodb-online-ddl-operations.html
 */
export function copiesForType(from: string, to: string, charset: string | null): boolean {
  if (isEnumeration(from) && isEnumeration(to)) return false;
  const [before, after] = [takeApart(from), takeApart(to)];
  const [length = 0] = before.numbers;
  const [lengthAfter = 0] = after.numbers;
  if (before.word !== 'varchar' || after.word !== 'varchar' || lengthAfter < length) return true;
  const width = bytes[charset ?? 'utf8mb4'] ?? 4;
  return length * width <= 255 && lengthAfter * width > 255;
}

/** How many bytes a character takes at most. */
const bytes: Readonly<Record<string, number>> = {
  ascii: 1,
  binary: 1,
  latin1: 1,
  latin2: 1,
  ucs2: 2,
  utf8: 3,
  utf8mb3: 3,
};

function isEnumeration(type: string): boolean {
  return /^(?:enum|set)\(/.test(type);
}
