import { isDeepStrictEqual } from 'node:util';
import { expect, test } from 'vitest';
import { serverNames, type ServerName } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import { openFuzzDatabase, type FuzzDatabase } from './fuzz-database.ts';
import { printPair } from './print-pair.ts';
import { randomPair, type RandomPair } from './random-pair.ts';
import { repairEntities } from './repair-entities.ts';
import { shrinkPair } from './shrink-pair.ts';
import { tryPair, type Outcome } from './try-pair.ts';

/** How many seeds from the first are known to pass; any failure among them is a step back. */
const passing: Readonly<Record<ServerName, number>> = {
  sqlite: 200,
  postgres: 200,
  mysql: 200,
  mariadb: 200,
};
const asked = process.env['LIMBECK_FUZZ_PAIRS'];
const firstSeed = Number(process.env['LIMBECK_FUZZ_SEED'] ?? 1);

/** Tries as many pairs as asked for, one seed after the other; see `.github/CONTRIBUTING.md`. */
export function runPairs(server: ServerName): void {
  const count = asked === undefined ? passing[server] : Number(asked);
  test.skipIf(!serverNames.includes(server))(
    `${count} random pairs of schemas on ${server}`,
    { timeout: 24 * 3_600_000 },
    async () => {
      const failures: string[] = [];
      const totals = { pairs: 0, operations: 0, refused: 0, failed: 0 };
      const start = performance.now();
      await withFolder(async (folder) => {
        await using database = await openFuzzDatabase(server, folder);
        for (let seed = firstSeed; seed < firstSeed + count; seed += 1) {
          const pair = randomPair(server, seed);
          const outcome = await tryPair(database, pair);
          totals.pairs += 1;
          if (outcome.kind === 'passed') totals.operations += outcome.operations;
          else if (outcome.kind === 'refused') totals.refused += 1;
          else {
            totals.failed += 1;
            const failure = await describeFailure(database, seed, pair, outcome);
            // At once: there may be hours to go.
            console.log(failure);
            failures.push(failure);
          }
        }
      });
      const seconds = Math.round((performance.now() - start) / 1000);
      console.log(`${server}: ${JSON.stringify(totals)} in ${seconds} s`);
      expect(failures.length, failures.join('\n\n')).toBe(0);
    },
  );
}

/** The smallest pair that fails alike, with its seed, as a case. */
async function describeFailure(
  database: FuzzDatabase,
  seed: number,
  pair: RandomPair,
  outcome: Extract<Outcome, { kind: 'failed' }>,
): Promise<string> {
  const kind = kindOf(outcome);
  const smallest = await shrinkPair(
    pair,
    300,
    async (candidate) =>
      isSound(database.server, candidate) && kindOf(await tryPair(database, candidate)) === kind,
  );
  const last = await tryPair(database, smallest);
  const said = last.kind === 'passed' ? outcome : last;
  const { isSynchronized, hasRows } = smallest;
  return [
    `seed ${seed}, ${said.stage}${isSynchronized ? ', synchronized' : ''}${hasRows ? ', rows' : ''}: ${said.message}`,
    printPair(database.server, smallest),
  ].join('\n');
}

/** Whether both schemas are such as the generator makes. */
function isSound(server: ServerName, { from, to }: RandomPair): boolean {
  return [from, to].every((entities) =>
    isDeepStrictEqual(repairEntities(entities, server), entities),
  );
}

/** Where it failed, and how, without the names and numbers that differ from pair to pair. */
function kindOf(outcome: Outcome): string {
  if (outcome.kind !== 'failed') return outcome.kind;
  const [first = ''] = outcome.message.split('\n');
  const words = first.replace(/^.*failed: /, '').replaceAll(/["'`(].*$|\d+/g, '');
  return `${outcome.stage} ${words.slice(0, 40)}`;
}
