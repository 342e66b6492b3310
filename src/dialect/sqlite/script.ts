import type { ScriptStyle } from '../script-style.ts';
import { versionGuard } from '../version-guard.ts';
import { inlineParameters } from './inline-parameters.ts';
import { quoting } from './quoting.ts';
import { checks, stage } from './stage.ts';
import { tokenize } from './tokenize.ts';

/**
 * Scripts for `sqlite3`, or for `exec` of any driver. Foreign keys are off, and what a revision
 * leaves pointing nowhere is counted before it is kept; see {@link transaction} for the reasons.
 * The write lock of each transaction is lock enough.
 */
export const script: ScriptStyle = {
  learns: true,
  stage,
  client: 'sqlite3 -bail DATABASE < FILE',
  remarks: ['Foreign keys are off while it runs, and on when it is done.'],
  utcNow: "strftime('%Y-%m-%d %H:%M:%f', 'now')",
  opening: () => ['PRAGMA foreign_keys = OFF', 'PRAGMA legacy_alter_table = OFF'],
  closing: () => ['PRAGMA foreign_keys = ON'],
  begin: [
    'BEGIN IMMEDIATE',
    `CREATE TABLE ${checks} (${[
      'dangling INTEGER',
      'dangling_after INTEGER CONSTRAINT "a foreign key points nowhere" CHECK (dangling_after <= dangling)',
      'unknown INTEGER CONSTRAINT "a table has more or less than this script knows of" CHECK (unknown = 0)',
    ].join(', ')})`,
    `INSERT INTO ${checks} (dangling) SELECT count(*) FROM pragma_foreign_key_check`,
  ],
  commit: [
    `UPDATE ${checks} SET dangling_after = (SELECT count(*) FROM pragma_foreign_key_check)`,
    `DROP TABLE ${checks}`,
    'COMMIT',
  ],
  guard: (table, column, values) => versionGuard(table, column, values, { quoting }),
  inline: inlineParameters,
  terminate(statement) {
    const last = tokenize(statement).findLast(({ text }) => text !== ';');
    return `${statement.slice(0, last?.end ?? 0)};`;
  },
};
