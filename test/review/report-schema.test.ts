import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Ajv from 'ajv';
import { createGenerator } from 'ts-json-schema-generator';
import { expect, test } from 'vitest';
import { openProject } from '../../src/command/open-project.ts';
import { review } from '../../src/command/review.ts';
import { formatJson } from '../../src/review/format-json.ts';
import type { Report } from '../../src/review/report.ts';
import { direction, effect, hazard, report, reviewed } from '../support/report.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const published = JSON.parse(readFileSync(`${root}.github/review/schema.json`, 'utf8'));
const validate = new Ajv.default({ strict: true, allowUnionTypes: true }).compile(published);

function faultsOf(given: Report | object): unknown {
  validate(given);
  return validate.errors;
}

test('the published schema is that of the type (`npm run schema` writes it)', () => {
  const generator = createGenerator({
    path: `${root}src/review/report.ts`,
    type: 'Report',
    tsconfig: `${root}tsconfig.json`,
    skipTypeCheck: true,
  });
  expect(published).toEqual(generator.createSchema('Report'));
});

test('it takes reports as they are written, and nothing else', async () => {
  const project = await openProject({ cwd: root });
  const example = await review(project, { range: 'base:head' });
  await project.close();
  expect(faultsOf(JSON.parse(formatJson(example)))).toBeNull();
  const upgrade = direction({
    hazards: [hazard({ count: 3, concerns: { kind: 'rows', table: { schema: null, name: 'a' } } })],
  });
  const made = report([reviewed({ databases: [effect({ upgrade })] })]);
  expect(faultsOf(JSON.parse(formatJson(made)))).toBeNull();
  expect(faultsOf({ ...example, more: 1 })).not.toBeNull();
  expect(faultsOf({ ...example, passed: 'yes' })).not.toBeNull();
  const { graph: _, ...less } = example;
  expect(faultsOf(less)).not.toBeNull();
});

test('the package gives it away by its name', () => {
  const { exports, files } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));
  expect(exports['./review.schema.json']).toBe('./.github/review/schema.json');
  expect(files).toContain('.github/review/schema.json');
});
