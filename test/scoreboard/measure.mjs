import { fileURLToPath } from 'node:url';
import { startVitest } from 'vitest/node';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Runs the measurements of one database, or of all there are; each leaves what it has found. */
export async function measure(database = '') {
  const findings = [];
  const failures = [];
  const reporter = {
    onTestCaseResult(test) {
      const { state, errors = [] } = test.result();
      if (state === 'failed') failures.push(`${test.fullName}: ${errors[0]?.message}`);
      if (state !== 'passed') return;
      findings.push(test.meta().finding);
      if (findings.length % 100 === 0) console.error(`${findings.length} measurements`);
    },
  };
  const vitest = await startVitest(
    'test',
    [`test/scoreboard/${database}`],
    {
      config: `${root}.config/vitest.config.ts`,
      include: ['test/scoreboard/*.scoreboard.ts'],
      // The files of the acceptance cases hold tests of their own.
      testNamePattern: '^measure ',
      watch: false,
      silent: true,
      reporters: [reporter],
    },
    {},
    { stdout: process.stderr, stderr: process.stderr },
  );
  await vitest.close();
  if (failures.length > 0) throw new Error(failures.join('\n'));
  return findings;
}
