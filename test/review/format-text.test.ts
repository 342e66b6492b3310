import { stripVTControlCharacters } from 'node:util';
import picocolors from 'picocolors';
import { expect, test } from 'vitest';
import { formatText } from '../../src/review/format-text.ts';
import { noPaint } from '../../src/review/paint.ts';
import { direction, effect, hazard, report, reviewed, sharedReport } from '../support/report.ts';

const full = report(
  [
    reviewed({
      branchLabels: ['billing'],
      dependsOn: ['c3d4e5f6'],
      databases: [
        effect({
          upgrade: direction({
            changes: [
              { summary: '+ users.language varchar(10)', line: 11 },
              { summary: '- users.code', line: null },
            ],
            sql: ['ALTER TABLE "users"\n  ADD COLUMN "language" varchar(10)', 'SELECT 1'],
            hazards: [
              hazard({ instead: 'Keep the column until no program reads it any more.' }),
              hazard({ id: 'truncate', subject: 'logs', line: 14, allowed: 'only logs' }),
              hazard({
                id: 'create-index',
                severity: 'warning',
                subject: 'users.ix_users_language',
                message:
                  'keeps others from writing to users while the index is built: with many rows this takes a while.',
              }),
              hazard({ id: 'long-name', severity: 'info', subject: 'users', message: 'advice.' }),
            ],
          }),
          downgrade: direction({
            changes: [{ summary: '- users.language', line: 20 }],
            hazards: [
              hazard({ subject: 'users.language', line: 20 }),
              hazard({ subject: 'users.other', line: 21 }),
            ],
          }),
        }),
      ],
      entityLines: [
        {
          subject: 'users.language',
          path: 'entities/user.ts',
          line: 9,
          text: `@Column({ length: 10, default: 'en', comment: 'The language that mails are written in' }) language!: string;`,
        },
      ],
      unusedAllowances: [{ hazard: 'drop-table', reason: 'gone', subject: 'old_ones' }],
    }),
  ],
  { passed: false },
);

test('a report says everything once, in 80 columns', () => {
  expect(formatText(full, noPaint)).toBe(`1 revision (not applied yet) for PostgreSQL 15.4

b2c3d4e5  drop the code
migrations/b2c3d4e5_drop_the_code.ts
after a1b2c3d4, labels billing, depends on c3d4e5f6, 2026-11-23T04:55:49Z

  Upgrade
    11  + users.language varchar(10)
        - users.code

  Hazards of the upgrade
    error    users.code (line 12): its values are lost. [drop-column]
             Keep the column until no program reads it any more.
    allowed  logs (line 14): its values are lost. [truncate]
             Allowed: only logs
    warning  users.ix_users_language (line 12): keeps others from writing to
             users while the index is built: with many rows this takes a while.
             [create-index]

  Allowed, and not done
    drop-table old_ones

  Declared in
    entities/user.ts:9
        @Column({ length: 10, default: 'en', comment: 'The language that mails …

  Downgrade
    20  - users.language

  Hazards of the downgrade
    loses    users.language, users.other (line 20, 21): its values are lost.
             [drop-column]

  SQL of the upgrade on PostgreSQL 15.4
    ALTER TABLE "users"
      ADD COLUMN "language" varchar(10);
    SELECT 1;

Failed: 1 error, 1 allowed, 1 warning.`);
});

test('no line that is not SQL is longer than 80 characters', () => {
  const long = 'word '.repeat(60);
  const text = formatText(
    report([
      reviewed({
        databases: [
          effect({ upgrade: direction({ problem: long, hazards: [hazard({ message: long })] }) }),
        ],
      }),
    ]),
    noPaint,
  );
  expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('what databases agree on is said once, and what they do not for each', () => {
  const changes = [{ summary: '+ users', line: 9 }];
  const text = formatText(
    sharedReport(
      { upgrade: direction({ changes, sql: ['CREATE TABLE "users"'], hazards: [hazard()] }) },
      { upgrade: direction({ changes, sql: ['CREATE TABLE `users`'] }) },
    ),
    noPaint,
  );
  expect(text.match(/\+ users$/gm)).toHaveLength(1);
  expect(text).toContain('users.code (line 12) on app (SQLite): its values are lost.');
  expect(text).toContain('SQL of the upgrade on app (SQLite)\n    CREATE TABLE "users";');
  expect(text).toContain('SQL of the upgrade on audit (MySQL 8.4.1)\n    CREATE TABLE `users`;');
});

test('what is not known without a database is said', () => {
  const unknown = direction({ sql: null, problem: 'It asks the database.' });
  const text = formatText(
    report([reviewed({ databases: [effect({ upgrade: unknown })] })]),
    noPaint,
  );
  expect(text).toContain('  Upgrade\n        It asks the database.');
  expect(text).not.toContain('SQL of the upgrade');
});

test('what came of a verification stands at the beginning, with the reason where it failed', () => {
  const passed = { outcome: 'passed' } as const;
  const verification = {
    revision: 'b2c3d4e5',
    database: 'PostgreSQL 15.4',
    up: passed,
    down: {
      outcome: 'failed',
      reason: 'The catalog is another than before.',
      differences: ['- index ix_users_code on users'],
      hint: '',
    },
    data: { outcome: 'skipped' },
    unseeded: [],
  } as const;
  const text = formatText(report([reviewed({ databases: [effect({ verification })] })]), noPaint);
  expect(text).toContain(
    'not verified: up ✓ down ✗ data –\n  The catalog is another than before.\n  - index ix_users_code on users',
  );
});

test('a report on nothing says so', () => {
  expect(formatText(report([]), noPaint)).toBe(
    '0 revisions (not applied yet) for PostgreSQL 15.4\n\nThere is nothing to review.',
  );
});

test('colours change nothing but the colours', () => {
  const painted = formatText(full, picocolors.createColors(true));
  expect(painted).toContain('\u001B[31m');
  expect(stripVTControlCharacters(painted)).toBe(formatText(full, noPaint));
});

test('a statement that nobody would read to its end is cut', () => {
  const lines = Array.from({ length: 30 }, (_, line) => `line ${line}`);
  const text = formatText(
    report([
      reviewed({
        databases: [effect({ upgrade: direction({ sql: [lines.join('\n'), 'SELECT 1'] }) })],
      }),
    ]),
    noPaint,
  );
  expect(text).toContain(
    '    line 19\n    -- … 10 more lines, which are in `--format json`\n    SELECT 1;',
  );
});
