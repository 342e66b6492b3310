import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { formatReport } from '../../src/command/format-report.ts';
import { openProject } from '../../src/command/open-project.ts';
import { review } from '../../src/command/review.ts';

// `-u` writes it anew after a change that is meant.
test('the report in .github is that of the worked example', async () => {
  const project = await openProject({ cwd: fileURLToPath(new URL('../../', import.meta.url)) });
  const report = await review(project, { range: 'base:head' });
  await project.close();
  const text = await formatReport(report, 'markdown');
  await expect(`${text}\n`).toMatchFileSnapshot('../../.github/review/example.md');
});
