import { expect, test } from 'vitest';
import { formatMarkdown } from '../../src/review/format-markdown.ts';
import { direction, effect, hazard, report, reviewed, sharedReport } from '../support/report.ts';

test('a report has a table of its revisions, and each with its changes, hazards and SQL', () => {
  const text = formatMarkdown(
    report(
      [
        reviewed({
          databases: [
            effect({
              upgrade: direction({
                changes: [{ summary: '- users.code', line: 12 }],
                sql: ['ALTER TABLE "users" DROP COLUMN "code"'],
                hazards: [
                  hazard({ instead: 'Keep it.' }),
                  hazard({ subject: 'users.old', line: 13 }),
                ],
              }),
              downgrade: direction({
                changes: [{ summary: '+ users.code varchar(20)', line: 20 }],
                sql: ['ALTER TABLE "users" ADD COLUMN "code" varchar(20)'],
              }),
            }),
          ],
          entityLines: [
            {
              subject: 'users',
              path: 'entities/user.ts',
              line: 4,
              text: `@Entity('users') class User`,
            },
          ],
          unusedAllowances: [{ hazard: 'drop-table', reason: 'gone', subject: null }],
        }),
      ],
      { passed: false },
    ),
  );
  expect(text).toBe(`<!-- limbeck review -->

## Review of 1 revision

Revisions: not applied yet. Databases: PostgreSQL 15.4.

| Revision | For | Changes | Hazards | Verified |
| --- | --- | --- | --- | --- |
| \`b2c3d4e5\` | drop the code | 1 | ⛔ 2 errors | – |

### \`b2c3d4e5\` drop the code

\`migrations/b2c3d4e5_drop_the_code.ts\`, after \`a1b2c3d4\`

| Line | Upgrade |
| --- | --- |
| 12 | \`- users.code\` |

|  | Hazard | What happens | Line |
| --- | --- | --- | --- |
| ⛔ | \`drop-column\` | \`users.code\`, \`users.old\`: its values are lost.<br>_Keep it._ | 12, 13 |

⚠️ It allows \`drop-table\`, and does no such thing.

<details><summary>Declared in 1 line of entities</summary>

| Line | Entity |
| --- | --- |
| \`entities/user.ts:4\` | \`@Entity('users') class User\` |

</details>

<details><summary>Downgrade</summary>

| Line | Downgrade |
| --- | --- |
| 20 | \`+ users.code varchar(20)\` |

</details>

<details><summary>SQL of the upgrade on PostgreSQL 15.4 (1 statement)</summary>

\`\`\`sql
ALTER TABLE "users" DROP COLUMN "code";
\`\`\`

</details>

<details><summary>SQL of the downgrade on PostgreSQL 15.4 (1 statement)</summary>

\`\`\`sql
ALTER TABLE "users" ADD COLUMN "code" varchar(20);
\`\`\`

</details>`);
});

test('what would be Markdown, HTML or a call to somebody is text', () => {
  const text = formatMarkdown(
    report([
      reviewed({
        message: '<img src=x> | @octocat *bold* [link](x) `code`',
        databases: [
          effect({
            upgrade: direction({
              changes: [{ summary: "! UPDATE a SET b = 'x|`y`'\n", line: 1 }],
              sql: ["SELECT '\n```\n</details>'"],
            }),
          }),
        ],
      }),
    ]),
  );
  expect(text).toContain(
    String.raw`&lt;img src=x&gt; \| @<!-- -->octocat \*bold\* \[link\](x) \`code\``,
  );
  expect(text).toContain("| 1 | ``! UPDATE a SET b = 'x\\|`y`' `` |");
  expect(text).toContain("````sql\nSELECT '\n```\n</details>';\n````");
});

test('databases that differ have a table each', () => {
  const text = formatMarkdown(
    sharedReport(
      { upgrade: direction({ changes: [{ summary: '+ users.a text', line: 9 }] }) },
      { upgrade: direction({ changes: [{ summary: '+ users.a longtext', line: 9 }] }) },
    ),
  );
  expect(text).toContain('**On app (SQLite)**\n\n| Line | Upgrade |');
  expect(text).toContain('**On audit (MySQL 8.4.1)**\n\n| Line | Upgrade |');
});

test('why a database was not asked is quoted', () => {
  const text = formatMarkdown(
    report([reviewed()], {
      databases: [
        {
          name: null,
          product: 'MySQL',
          version: '9',
          current: null,
          problem: 'It does not answer.',
        },
      ],
    }),
  );
  expect(text).toContain('> Not asked: It does not answer.');
});

test('a report on nothing says so', () => {
  expect(formatMarkdown(report([]))).toContain('There is nothing to review.');
});

/** A revision with as many changes and as much SQL. */
function large(changes: number, statements: number, id = 'b2c3d4e5') {
  return reviewed({
    id,
    databases: [
      effect({
        upgrade: direction({
          changes: Array.from({ length: changes }, (_, line) => ({
            summary: '+ users.name',
            line,
          })),
          sql: Array.from({ length: statements }, () => 'SELECT 1 -- and so on and so forth'),
        }),
      }),
    ],
    entityLines: Array.from({ length: statements / 4 }, (_, line) => ({
      subject: 'users',
      path: 'entities/user.ts',
      line,
      text: '@Column() name!: string;',
    })),
  });
}

test.each([
  ['fits', [large(10, 10)], null],
  ['goes without SQL', [large(10, 3000)], 'without SQL.'],
  ['goes without lines of entities too', [large(10, 8000)], 'without SQL, lines of entities.'],
  [
    'goes without its last revisions',
    Array.from({ length: 60 }, (_, index) => large(200, 10, `aaaa${index}`)),
    /without SQL, lines of entities, \d+ revisions at the end\./,
  ],
  [
    'has a thousand revisions',
    Array.from({ length: 1000 }, (_, index) => large(3, 4, `aaaa${index}`)),
    /\d+ revisions at the end\./,
  ],
])('a report that %s is shorter than what GitHub takes', (_, revisions, note) => {
  const text = formatMarkdown(report(revisions));
  expect(text.length).toBeLessThan(65_536);
  expect(text.split('<details>').length).toBe(text.split('</details>').length);
  if (note === null) expect(text).not.toContain('Too long');
  else expect(text.split('\n').at(-1)).toMatch(note);
});

test('one revision that is too long by itself is left out with a word', () => {
  const text = formatMarkdown(report([large(5000, 0)]));
  expect(text).toContain('1 revision at the end');
  expect(text.length).toBeLessThan(65_536);
});
