import { compare } from '../../src/command/compare-project.ts';
import { revision } from '../../src/command/revision.ts';
import { downgrade, upgrade } from '../../src/command/upgrade.ts';
import type { Hazard } from '../../src/review/hazard.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { withTypeorm } from '../support/typeorm.ts';
import { isRefusedData } from './is-refused-data.ts';
import { schemasOf, type FuzzDatabase } from './fuzz-database.ts';
import { keptRows, readRows } from './kept-rows.ts';
import type { RandomPair } from './random-pair.ts';
import { insertRows } from './random-rows.ts';

/** Where a pair went wrong. */
export type Stage =
  | 'start'
  | 'quiet'
  | 'generate'
  | 'upgrade'
  | 'converge'
  | 'kept'
  | 'downgrade'
  | 'restored';

/** What came of a pair. */
export type Outcome =
  | { readonly kind: 'passed'; readonly operations: number }
  /** The rows do not satisfy what the second schema asks of them. */
  | { readonly kind: 'refused'; readonly stage: Stage; readonly message: string }
  | { readonly kind: 'failed'; readonly stage: Stage; readonly message: string };

/** Tries one pair: there, in step, and back; without rows as well when these are refused. */
export async function tryPair(database: FuzzDatabase, pair: RandomPair): Promise<Outcome> {
  const outcome = await tryOnce(database, pair);
  if (outcome.kind !== 'refused') return outcome;
  const empty = await tryOnce(database, { ...pair, hasRows: false });
  return empty.kind === 'failed' ? empty : outcome;
}

async function tryOnce(database: FuzzDatabase, pair: RandomPair): Promise<Outcome> {
  let stage: Stage = 'start';
  const { server, db } = database;
  try {
    await database.reset();
    const from = database.project(pair.from);
    if (pair.isSynchronized) {
      // TypeORM makes none.
      if (pair.from.some(({ schema }) => schema !== undefined))
        await db.query('CREATE SCHEMA other');
      await withTypeorm(database, schemasOf(pair.from), async (source) => source.synchronize());
      await revision(from, { message: 'start' });
    } else {
      await revision(from, { message: 'start', autogenerate: true });
    }
    await upgrade(from);
    stage = 'quiet';
    expectNothing((await compare(from)).summary);
    stage = 'start';
    if (pair.hasRows) await insertRows(server, db, pair.from);
    const before = await fingerprint(server, db);
    const rows = await readRows(database, pair);

    stage = 'generate';
    const to = database.project(pair.to);
    const {
      operations,
      undecided,
      downgradeHazards: hazards,
    } = await revision(to, {
      message: 'edit',
      autogenerate: true,
      // What may be a rename is none, as long as its name does not tell.
      askRename: async () => null,
    });
    expectNothing(undecided.map((doubt) => `undecided: ${JSON.stringify(doubt)}`));
    if (operations.length === 0) return { kind: 'passed', operations: 0 };
    stage = 'upgrade';
    await upgrade(to, 'head', { allowDataLoss: true });
    stage = 'converge';
    expectNothing((await compare(to)).summary);
    stage = 'kept';
    expectNothing(keptRows(rows, await readRows(database, pair)));
    stage = 'downgrade';
    await downgrade(to, '-1');
    stage = 'restored';
    const restored = withoutSaid(hazards);
    expectNothing(differences(before.map(restored), (await fingerprint(server, db)).map(restored)));
    expectNothing(keptRows(rows, await readRows(database, pair)));
    return { kind: 'passed', operations: operations.length };
  } catch (error) {
    const message = messageOf(error);
    const kind = pair.hasRows && isRefusedData(error) ? 'refused' : 'failed';
    return { kind, stage, message };
  }
}

function expectNothing(lines: readonly string[]): void {
  if (lines.length > 0) throw new Error(lines.join('\n'));
}

/** Takes out of a line about a column what the file says does not come back: its NOT NULL. */
function withoutSaid(hazards: readonly Hazard[]): (line: string) => string {
  const columns = hazards.flatMap(({ id, subject }) =>
    id === 'restore-nullable' ? [subject.slice(subject.lastIndexOf('.') + 1)] : [],
  );
  return (line) =>
    columns.some((name) => line.includes(name))
      ? line.replaceAll(/not null|default null|\bnull\b|\s+/gi, '')
      : line;
}

function differences(before: readonly string[], after: readonly string[]): readonly string[] {
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `missing: ${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `extra: ${line}`),
  ];
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? `\n${messageOf(error.cause)}` : '';
  return `${error.name === 'LimbeckError' ? error.message : (error.stack ?? error.message)}${cause}`;
}
