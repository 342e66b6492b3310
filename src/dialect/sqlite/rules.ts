import type { ComparisonRules } from '../../compare/comparison-rules.ts';
import type { Doubt } from '../../compare/doubt.ts';
import type { Column } from '../../schema/column.ts';
import { formatType, parseTypeText } from '../type-text.ts';
import { typeFamily } from '../type-family.ts';
import { affinityOf } from './affinity.ts';
import { canonicalText } from './canonical-text.ts';
import { renameInExpression } from './rename-in-expression.ts';
import { foldName } from './table-definition.ts';
import { withinStrict } from './within-strict.ts';

export const rules: ComparisonRules = {
  foldName,
  tableOptions: ['withoutRowid'],
  foldAction: (action) => action,
  within: withinStrict,
  sameType: (from, to) =>
    (from.type === to.type || spellType(from.type) === spellType(to.type)) &&
    sameValues(from.enumValues, to.enumValues),
  typeFamily,
  viewsHold: false,
  viewsFollow: true,
  movesTables: false,
  renameColumns: renameInExpression,
  sameText: (doubt) =>
    doubt.kind === 'default'
      ? spellDefault(doubt.from, convertsNumbers(doubt)) ===
        spellDefault(doubt.to, convertsNumbers(doubt))
      : canonicalText(doubt.from) === canonicalText(doubt.to),
};

/** The order of the values counts for nothing in a check. */
function sameValues(from: Column['enumValues'], to: Column['enumValues']): boolean {
  if (from === null || to === null) return from === to;
  const values = new Set(from);
  return values.size === new Set(to).size && to.every((value) => values.has(value));
}

/** Words for one and the same type: SQLite goes by the affinity that it makes of them. */
const synonyms: Readonly<Record<string, string>> = {
  int: 'integer',
  bool: 'boolean',
  dec: 'numeric',
  decimal: 'numeric',
  char: 'character',
  'character varying': 'varchar',
  'varying character': 'varchar',
  double: 'double precision',
};

function spellType(type: string): string {
  const parsed = parseTypeText(type);
  if (parsed === null || parsed.dimensions > 0) return type;
  return formatType(synonyms[parsed.word] ?? parsed.word, parsed.arguments);
}

/** Texts for the time of the statement; each pair gives the same string. */
const times: Readonly<Record<string, string>> = {
  current_timestamp: "datetime ( 'now' )",
  'datetime ( )': "datetime ( 'now' )",
  current_date: "date ( 'now' )",
  'date ( )': "date ( 'now' )",
  current_time: "time ( 'now' )",
  'time ( )': "time ( 'now' )",
};

/** A number, or a string that spells one; the sign is a token of its own. */
const numberPattern = /^(?:(-)? ?(\d+(?:\.\d+)?)|'(-?\d+(?:\.\d+)?)')$/;

type ColumnDoubt = Extract<Doubt, { readonly column: string }>;

/** A default as the column keeps it: one that converts numbers takes `'5'` for 5, one that holds text 5 for `'5'`. */
function spellDefault(text: string, converts: boolean): string {
  const canonical = canonicalText(text);
  if (canonical === 'true') return '1';
  if (canonical === 'false') return '0';
  const time = times[canonical];
  if (time !== undefined) return time;
  const number = numberPattern.exec(canonical)?.slice(1).join('');
  return converts && number !== undefined && String(Number(number)) === number ? number : canonical;
}

/** False where a column takes values as they come, so that a number stays apart from its digits. */
function convertsNumbers(doubt: ColumnDoubt): boolean {
  const column = doubt.table.columns.find(({ name }) => name === doubt.column);
  return column !== undefined && affinityOf(column.type) !== 'blob';
}
