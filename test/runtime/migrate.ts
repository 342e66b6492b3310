import { dialectFor } from '../../src/dialect/open-dialect.ts';
import type { Operations } from '../../src/index.ts';
import { historyTable } from '../../src/runtime/history-table.ts';
import { journalTable } from '../../src/runtime/journal-table.ts';
import { runSteps } from '../../src/runtime/run-steps.ts';
import { versionTable } from '../../src/runtime/version-table.ts';
import type { TableName } from '../../src/schema/table-name.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { revision } from '../support/history.ts';
import type { TestDatabase } from '../support/server.ts';

/** Runs a migration by hand: its `upgrade` alone, in the transaction it gets from `limbeck upgrade`. */
export async function migrate(
  { db, options }: TestDatabase,
  upgrade: (op: Operations) => Promise<unknown>,
  typeormMetadata: TableName | null = null,
): Promise<void> {
  const dialect = await dialectFor(options.type)(db);
  const name = { schema: null, name: 'limbeck_version' };
  await runSteps([{ revision: revision('aaaa1111'), direction: 'upgrade', headsAfter: [] }], {
    dialect,
    db,
    versionTable: versionTable(name, dialect, db),
    typeormMetadata,
    historyTable: historyTable({ schema: null, name: 'limbeck_history' }, dialect, db),
    journalTable: journalTable({ schema: null, name: 'limbeck_journal' }, dialect, db),
    entities: null,
    author: { actor: 'ada@laptop', tool: '0.1.0' },
    checksum: async () => '',
    date: () => new Date(0),
    load: async () => ({ upgrade }),
    now: () => 0,
  });
}

/** What a migration adds to the catalog and takes from it, as lines of the fingerprint. */
export async function effectOf(
  database: TestDatabase,
  upgrade: (op: Operations) => Promise<unknown>,
): Promise<{ readonly gained: string; readonly lost: string }> {
  const before = await fingerprint(database.server, database.db);
  await migrate(database, upgrade);
  const after = await fingerprint(database.server, database.db);
  return {
    gained: after.filter((line) => !before.includes(line)).join('\n'),
    lost: before.filter((line) => !after.includes(line)).join('\n'),
  };
}
