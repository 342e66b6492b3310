// Limbeck and TypeORM, measured by the same runner on every database there is. The table goes to
// stdout, progress to stderr.
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measure } from './measure.mjs';
import { renderTable } from './render-table.mjs';
import { summarize } from './summarize.mjs';

const usage = `Usage: npm run scoreboard -- [options]

  --write            put the table into README.md, between its two comments
  --json             print every figure and every failing case by name
  --database <name>  only one: postgres, mysql, mariadb or sqlite
  --output <file>    keep what --json prints in a file as well`;

const readme = fileURLToPath(new URL('../../README.md', import.meta.url));
const options = readOptions();
if (options.help) console.log(usage);
else await main();

function readOptions() {
  return parseArgs({
    options: {
      write: { type: 'boolean' },
      json: { type: 'boolean' },
      database: { type: 'string' },
      output: { type: 'string' },
      help: { type: 'boolean' },
    },
  }).values;
}

async function main() {
  const start = performance.now();
  const summary = summarize(await measure(options.database));
  const seconds = Math.round((performance.now() - start) / 1000);
  const json = JSON.stringify({ seconds, databases: summary }, null, 2);
  const table = renderTable(summary);
  console.log(options.json ? json : table);
  console.error(`Measured in ${Math.floor(seconds / 60)} min ${seconds % 60} s.`);
  if (options.output !== undefined) writeFileSync(options.output, `${json}\n`);
  if (options.write) writeTable(table);
}

function writeTable(table) {
  const [before, after] = ['<!-- scoreboard -->', '<!-- /scoreboard -->'];
  const text = readFileSync(readme, 'utf8');
  const pattern = new RegExp(`(?<=${before}\n).*(?=${after})`, 's');
  if (!pattern.test(text)) throw new Error(`README.md does not hold ${before} and ${after}.`);
  writeFileSync(
    path,
    text.replace(pattern, () => `\n${table}\n\n`),
  );
}
