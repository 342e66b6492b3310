import type { Column } from '../../schema/column.ts';
import type { ColumnOptions, ColumnSpec } from '../../schema/column-spec.ts';
import { usualEnumName } from '../../schema/enum-type.ts';
import { enumType, type ColumnType, type TypeText } from '../../schema/column-type.ts';
import { sql, type SqlValue } from '../../schema/sql.ts';
import { parseLiteral } from '../literal.ts';
import { formatType, parseTypeText } from '../type-text.ts';
import { toDefault } from './column-type.ts';
import { sqlWords } from './sql-words.ts';

/** The portable form of a column. */
export function toSpec(column: Column, table = 'table'): ColumnSpec {
  return {
    kind: 'column',
    name: column.name,
    type: toPortableType(column, usualEnumName(table, column.name)),
    ...toOptions(column),
  };
}

function toOptions(column: Column): ColumnOptions {
  const { generated } = column;
  return {
    ...(column.nullable && { nullable: true }),
    ...(column.default !== null && { default: toPortableDefault(column.default, column.type) }),
    ...(column.identity !== null && { generated: 'increment' as const }),
    ...(generated !== null && { asExpression: generated.expression }),
    ...(generated?.stored === true && { generatedType: 'STORED' as const }),
    ...(column.collation !== null && { collation: column.collation }),
  };
}

/** Types that a migration can name as they are, with those of them that other databases read differently left out. */
const portableWords: ReadonlySet<string> = new Set([
  'boolean',
  'smallint',
  'integer',
  'bigint',
  'real',
  'float',
  'double precision',
  'numeric',
  'varchar',
  'text',
  'json',
  'date',
  'time',
  'datetime',
  'blob',
  'tinyint',
  'mediumint',
  'jsonb',
]);

/** For types of SQLite's own: what comes nearest on a database that does not have them. */
const nearestWords: Readonly<Record<string, string>> = {
  int: 'integer',
  int2: 'smallint',
  int8: 'bigint',
  'unsigned big int': 'bigint',
  'varying character': 'varchar',
  nvarchar: 'varchar',
  nchar: 'char',
  'native character': 'char',
  char: 'char',
  clob: 'text',
  double: 'double precision',
  decimal: 'numeric',
};

function toPortableType({ type, enumValues }: Column, enumName: string): ColumnType {
  if (enumValues !== null) return enumType(enumName, enumValues);
  const parsed = parseTypeText(type);
  if (parsed === null || parsed.dimensions > 0) return { sqlite: type };
  const text = (word: string): TypeText =>
    // Both tables above hold words that the union knows; the arguments are numbers as they stand.
    formatType(word, parsed.arguments) as TypeText;
  if (text(parsed.word) !== type) return { sqlite: type };
  if (parsed.word === 'character') return text('char');
  if (portableWords.has(parsed.word)) return text(parsed.word);
  const nearest = nearestWords[parsed.word];
  return nearest === undefined ? { sqlite: type } : { sqlite: type, default: text(nearest) };
}

/** A JavaScript value where it gives the same text again, else the text. */
function toPortableDefault(text: string, type: string): SqlValue {
  if (text === sqlWords.now) return sql.now();
  if (text === sqlWords.uuid) return sql.uuid();
  const literal =
    type === 'boolean' ? (parseBoolean(text) ?? parseLiteral(text)) : parseLiteral(text);
  const isExact = literal !== undefined && literal !== null && toDefault(literal) === text;
  return isExact ? literal : { kind: 'sql', texts: [text], values: [] };
}

function parseBoolean(text: string): boolean | undefined {
  return text === '1' || text === '0' ? text === '1' : undefined;
}
