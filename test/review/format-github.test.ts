import { expect, test } from 'vitest';
import { formatGithub } from '../../src/review/format-github.ts';
import { direction, effect, hazard, report, reviewed, sharedReport } from '../support/report.ts';

test('each finding is a command for its line, and what a file allows is a notice', () => {
  const upgrade = direction({
    hazards: [
      hazard({ instead: 'Keep it.' }),
      hazard({ subject: 'users.old', line: null, allowed: 'moved' }),
      hazard({ id: 'create-index', severity: 'warning', subject: 'users.ix' }),
      hazard({ id: 'long-name', severity: 'info' }),
    ],
  });
  const downgrade = direction({
    hazards: [
      hazard({ subject: 'users.language', line: 20 }),
      hazard({ id: 'create-index', severity: 'warning', line: 21 }),
    ],
  });
  const file = 'migrations/b2c3d4e5_drop_the_code.ts';
  expect(
    formatGithub(report([reviewed({ databases: [effect({ upgrade, downgrade })] })])).split('\n'),
  ).toEqual([
    `::error file=${file},line=12,title=drop-column::users.code: its values are lost.%0AKeep it.`,
    `::notice file=${file},title=drop-column::users.old: its values are lost.%0AAllowed: moved`,
    `::warning file=${file},line=12,title=create-index::users.ix: its values are lost.`,
    `::notice file=${file},line=20,title=drop-column (downgrade)::users.language: its values are lost.`,
  ]);
});

test('what would end a command or a property is escaped', () => {
  const text = formatGithub(
    report([
      reviewed({
        path: 'a,b:c%.ts',
        databases: [
          effect({
            upgrade: direction({
              hazards: [hazard({ subject: 'a\r\nb', message: '100%::error::' })],
            }),
          }),
        ],
      }),
    ]),
  );
  expect(text).toBe(
    '::error file=a%2Cb%3Ac%25.ts,line=12,title=drop-column::a%0D%0Ab: 100%25::error::',
  );
});

test('a finding on one of several databases names it, and one on all is said once', () => {
  const both = hazard({ subject: 'users.both' });
  const text = formatGithub(
    sharedReport(
      { upgrade: direction({ hazards: [both, hazard()] }) },
      { upgrade: direction({ hazards: [both] }) },
    ),
  );
  expect(text.split('\n').map((line) => line.split('::').at(-1))).toEqual([
    'users.both: its values are lost.',
    'users.code: its values are lost.%0AOn app (SQLite).',
  ]);
});

test('a report without findings is empty', () => {
  expect(formatGithub(report([reviewed()]))).toBe('');
});
