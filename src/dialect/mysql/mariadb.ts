import type { Flavour } from './flavour.ts';
import { isAtLeast } from './version.ts';

/** MariaDB 10.6 and later. */
export const mariadb: Flavour = {
  label: 'MariaDB',
  typeNames: ['mariadb', 'mysql'],
  conditional: new Set([
    'createTable',
    'dropTable',
    'addColumn',
    'dropColumn',
    'createView',
    'dropView',
  ]),
  expressionKeys: false,
  generatedNotNull: false,
  renamesDependents: true,
  wrapsLargeDefaults: false,
  columnChecks: true,
  spellsNoAction: true,
  dropCheck: 'DROP CONSTRAINT',
  indexExpression: 'NULL',
  isHiddenIndex: "IGNORED = 'YES'",
  keepsSrid: false,
  hasUuid: (version) => isAtLeast(version, [10, 7]),
  // COLUMN_DEFAULT is SQL text here: a literal has quotes, and a nullable column without one says NULL.
  defaultText: (value) => value,
  expressionText: (text) => text,
  checkQuery: `
    SELECT CONSTRAINT_SCHEMA AS \`schema\`,
           TABLE_NAME AS \`table\`,
           CONSTRAINT_NAME AS \`name\`,
           LEVEL AS \`level\`,
           CHECK_CLAUSE AS \`expression\`,
           'YES' AS \`enforced\`
    FROM information_schema.CHECK_CONSTRAINTS
    WHERE CONSTRAINT_SCHEMA`,
};
