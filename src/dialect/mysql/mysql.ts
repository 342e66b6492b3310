import type { Flavour } from './flavour.ts';
import { formatString } from './string-literal.ts';

/** MySQL 8 and later. */
export const mysql: Flavour = {
  label: 'MySQL',
  typeNames: ['mysql'],
  conditional: new Set(['createTable', 'dropTable', 'dropView']),
  expressionKeys: true,
  generatedNotNull: true,
  renamesDependents: false,
  wrapsLargeDefaults: true,
  columnChecks: false,
  spellsNoAction: false,
  dropCheck: 'DROP CHECK',
  indexExpression: 'EXPRESSION',
  isHiddenIndex: "IS_VISIBLE = 'NO'",
  keepsSrid: true,
  hasUuid: () => false,
  defaultText,
  expressionText: unescape,
  checkQuery: `
    SELECT constraints.TABLE_SCHEMA AS \`schema\`,
           constraints.TABLE_NAME AS \`table\`,
           constraints.CONSTRAINT_NAME AS \`name\`,
           'Table' AS \`level\`,
           checks.CHECK_CLAUSE AS \`expression\`,
           constraints.ENFORCED AS \`enforced\`
    FROM information_schema.TABLE_CONSTRAINTS constraints
    JOIN information_schema.CHECK_CONSTRAINTS checks
      ON checks.CONSTRAINT_SCHEMA = constraints.CONSTRAINT_SCHEMA
     AND checks.CONSTRAINT_NAME = constraints.CONSTRAINT_NAME
    WHERE constraints.CONSTRAINT_TYPE = 'CHECK'
      AND constraints.TABLE_SCHEMA`,
};

/**
 * COLUMN_DEFAULT holds the bare value of a literal, and only EXTRA tells it from an expression:
 * https://dev.mysql.com/doc/refman/8.4/en/information-schema-columns-table.html
 * Bits and bytes come as literals (`b'101'`, `0x6162`) all the same.
 */
function defaultText(value: string | null, extra: string, type: string): string | null {
  if (value === null) return null;
  if (extra.includes('DEFAULT_GENERATED')) return unescape(value);
  return /^(?:bit|binary|varbinary)\b/.test(type) ? value : formatString(value);
}

/** The catalog writes quotes and backslashes of an expression with a backslash before them. */
function unescape(text: string): string {
  return text.replaceAll(/\\([\s\S])/g, '$1');
}
