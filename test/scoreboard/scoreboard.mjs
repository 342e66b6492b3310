// Limbeck and TypeORM, measured by the same runner on every database there is.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startVitest } from 'vitest/node';

const usage = `Usage: npm run scoreboard -- [options]

  --write            put the table into README.md, between its two comments
  --json             print every figure and every failing case by name
  --database <name>  only one: postgres, mysql, mariadb or sqlite
  --output <file>    keep what --json prints in a file as well`;

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values } = parseArgs({
  options: {
    write: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
    database: { type: 'string', default: '' },
    output: { type: 'string' },
    help: { type: 'boolean', default: false },
  },
});

if (values.help) console.log(usage);
else await measure();

async function measure() {
  const vitest = await startVitest(
    'test',
    [`test/scoreboard/${values.database}`],
    {
      config: `${root}.config/vitest.config.ts`,
      include: ['test/scoreboard/*.scoreboard.ts'],
      // The files of the acceptance cases hold tests of their own.
      testNamePattern: '^measure ',
      watch: false,
      // One for each database: they mostly wait for it.
      maxWorkers: 4,
      silent: true,
      reporters: [[`${root}test/scoreboard/scoreboard-reporter.ts`, values]],
    },
    {},
    { stdout: process.stderr, stderr: process.stderr },
  );
  await vitest.close();
}
