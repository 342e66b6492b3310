import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import { openProject } from '../../src/command/open-project.ts';
import { review } from '../../src/command/review.ts';
import { formatSarif } from '../../src/review/format-sarif.ts';
import { direction, effect, hazard, report, reviewed, sharedReport } from '../support/report.ts';

// The schema of the standard, as schemastore.org has it.
const schema = readFileSync(new URL('../fixture/sarif-2.1.0.schema.json', import.meta.url), 'utf8');
const ajv = new Ajv.default({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(schema));

/** The log of a report, which the schema has nothing against. */
function logOf(text: string) {
  const log = JSON.parse(text);
  validate(log);
  expect(validate.errors).toBeNull();
  return log.runs[0];
}

test('the schema refuses what is no log', () => {
  expect(validate({ version: '2.1.0', runs: [{ tool: {} }] })).toBe(false);
  expect(validate({ version: '2.0.0', runs: [] })).toBe(false);
});

test('findings are results at their lines, with the rules behind them', () => {
  const upgrade = direction({
    hazards: [
      hazard({ subject: 'users.name', instead: 'Keep it.' }),
      hazard({ id: 'keep-audit', severity: 'info', line: null }),
    ],
  });
  const { tool, results } = logOf(
    formatSarif(
      report([
        reviewed({
          path: 'my migrations/ä.ts',
          databases: [effect({ upgrade })],
          entityLines: [
            { subject: 'users.name', path: 'entities/user.ts', line: 9, text: '@Column() name' },
            { subject: 'users.id', path: 'entities/user.ts', line: 7, text: '@Column() id' },
          ],
        }),
      ]),
    ),
  );
  expect(tool.driver).toEqual({
    name: 'limbeck',
    version: '0.1.0',
    rules: [
      {
        id: 'drop-column',
        shortDescription: { text: 'Drop column' },
        defaultConfiguration: { level: 'error' },
      },
      { id: 'keep-audit', shortDescription: { text: 'Keep audit' } },
    ],
  });
  const place = (uri: string, startLine: number): unknown => ({
    artifactLocation: { uri, uriBaseId: '%SRCROOT%' },
    region: { startLine },
  });
  expect(results).toMatchObject([
    {
      ruleId: 'drop-column',
      ruleIndex: 0,
      level: 'error',
      message: { text: 'users.name: its values are lost.\nKeep it.' },
      locations: [{ physicalLocation: place('my%20migrations/%C3%A4.ts', 12) }],
      relatedLocations: [{ physicalLocation: place('entities/user.ts', 9) }],
      suppressions: [],
    },
    {
      ruleId: 'keep-audit',
      ruleIndex: 1,
      level: 'note',
      locations: [{ physicalLocation: place('my%20migrations/%C3%A4.ts', 1) }],
    },
  ]);
});

test('what a file allows is suppressed there, and a downgrade has notes', () => {
  const { results } = logOf(
    formatSarif(
      report([
        reviewed({
          databases: [
            effect({
              upgrade: direction({ hazards: [hazard({ allowed: 'moved to profiles' })] }),
              downgrade: direction({ hazards: [hazard()] }),
            }),
          ],
        }),
      ]),
    ),
  );
  expect(results).toMatchObject([
    { level: 'error', suppressions: [{ kind: 'inSource', justification: 'moved to profiles' }] },
    { level: 'note', suppressions: [], properties: { direction: 'downgrade' } },
  ]);
  const [first, second] = results;
  expect(first.partialFingerprints).not.toEqual(second.partialFingerprints);
});

test('a finding on one of several databases names it', () => {
  const { results } = logOf(
    formatSarif(sharedReport({}, { upgrade: direction({ hazards: [hazard()] }) })),
  );
  expect(results[0].message.text).toBe('users.code: its values are lost. On audit (MySQL 8.4.1).');
});

test('the logs of no revision and of the worked example are valid', async () => {
  expect(logOf(formatSarif(report([]))).results).toEqual([]);
  const project = await openProject({ cwd: fileURLToPath(new URL('../../', import.meta.url)) });
  const example = await review(project, { range: 'base:head' });
  await project.close();
  expect(logOf(formatSarif(example)).results.length).toBeGreaterThan(3);
});
