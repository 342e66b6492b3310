import { withoutSign } from '../without-sign.ts';
import { isNumbered } from '../is-numbered.ts';
import type { Column } from '../../schema/column.ts';
import type { ColumnSpec } from '../../schema/column-spec.ts';
import { isSql, type Sql, type SqlValue } from '../../schema/sql.ts';
import { chooseType } from '../choose-type.ts';
import { typeUnsupported } from '../dialect-error.ts';
import { renderSql, renderValue } from '../render-sql.ts';
import { formatType, parseTypeText } from '../type-text.ts';
import { normalizeCollation } from './column-of.ts';
import { normalizeTypeText } from './parse-type.ts';
import { sqlWords } from './sql-words.ts';

/** What a portable word means here, where it is not the word itself: what TypeORM declares for the same entity. */
const nativeWords: Readonly<Record<string, string>> = {
  char: 'character',
  uuid: 'varchar',
  timestamp: 'datetime',
  timestamptz: 'datetime',
  int: 'integer',
};

/** The types that TypeORM takes on SQLite. */
const knownWords: ReadonlySet<string> = new Set([
  'integer',
  'tinyint',
  'smallint',
  'mediumint',
  'bigint',
  'unsigned big int',
  'int2',
  'int8',
  'character',
  'varchar',
  'varying character',
  'nchar',
  'native character',
  'nvarchar',
  'text',
  'clob',
  'blob',
  'real',
  'double',
  'double precision',
  'float',
  'numeric',
  'decimal',
  'boolean',
  'date',
  'time',
  'datetime',
  'json',
  'jsonb',
]);

/** A portable column in SQLite's spelling. Comments, character sets and ON UPDATE do not exist here. */
export function toColumn(spec: ColumnSpec): Column {
  const { type, enumValues } = toType(spec);
  const numbered = isNumbered(spec);
  return {
    name: spec.name,
    // AUTOINCREMENT takes no other type, and this one holds 64 bits.
    type: numbered ? 'integer' : type,
    nullable: spec.nullable ?? false,
    default: toDefault(spec.default ?? null),
    identity: numbered ? { kind: 'increment' } : null,
    generated: toGenerated(spec),
    collation: spec.collation === undefined ? null : normalizeCollation(spec.collation),
    charset: null,
    comment: null,
    onUpdate: null,
    enumValues,
    declared: null,
  };
}

function toType({ type, name }: ColumnSpec): Pick<Column, 'type' | 'enumValues'> {
  const chosen = chooseType(type, ['sqlite']);
  if (chosen === null) throw typeUnsupported(JSON.stringify(type), name, 'SQLite');
  switch (chosen.kind) {
    case 'enumType':
      return { type: 'varchar', enumValues: chosen.array ? null : chosen.values };
    case 'native':
      return { type: normalizeTypeText(chosen.text), enumValues: null };
    case 'portable':
      return { type: translateType(chosen.text, name), enumValues: null };
  }
}

function translateType(text: string, column: string): string {
  const parsed = parseTypeText(text);
  const signed = withoutSign(parsed?.word ?? '');
  const word = nativeWords[signed] ?? signed;
  if (parsed === null || parsed.dimensions > 0 || !knownWords.has(word)) {
    throw typeUnsupported(text, column, 'SQLite');
  }
  return formatType(word, parsed.arguments);
}

/** The text after DEFAULT for a value; null for none. */
export function toDefault(value: SqlValue): string | null {
  return value === null ? null : renderValue(value, sqlWords);
}

function toGenerated({ asExpression, generatedType }: ColumnSpec): Column['generated'] {
  if (asExpression === undefined) return null;
  return { expression: toText(asExpression).trim(), stored: generatedType === 'STORED' };
}

function toText(expression: string | Sql): string {
  return isSql(expression) ? renderSql(expression, sqlWords) : expression;
}
