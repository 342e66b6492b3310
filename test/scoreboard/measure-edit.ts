import { changedRows, readRows } from '../acceptance/rows.ts';
import { createCaseDatabase, fillCase, synchronizeCase } from '../acceptance/start-case.ts';
import { changedLines, without } from '../support/changed-lines.ts';
import { fingerprint } from '../support/fingerprint.ts';
import { reuseTestDatabase } from '../support/reuse-database.ts';
import type { ServerName } from '../support/server.ts';
import { withFolder } from '../support/with-folder.ts';
import type { Edit } from './edit.ts';
import type { EditFaults } from './edit-faults.ts';
import { attempt, Failure } from './failure.ts';
import { lostRows, damagedRows, renameRows } from './lost-rows.ts';
import type { Place, Tool } from './tool.ts';

/**
 * Has a tool make an edit, and undo it, on a database that `synchronize` has made and that holds
 * rows. What goes wrong is data; what is thrown happened before the tool was asked.
 */
export async function measureEdit(tool: Tool, server: ServerName, edit: Edit): Promise<EditFaults> {
  await using database = await createCaseDatabase(server, edit, reuseTestDatabase);
  return await withFolder(async (directory) => {
    const place = { database, directory };
    await synchronizeCase(database, edit);
    await tool.adopt(place, edit.from);
    await fillCase(database, edit);
    return tryEdit(tool, place, edit);
  });
}

async function tryEdit(tool: Tool, place: Place, edit: Edit): Promise<EditFaults> {
  const { db, server } = place.database;
  const catalog = await fingerprint(server, db);
  const rows = await readRows(db, edit);
  const noise = await differences(tool, place, edit.from);

  const migration = await attempt(() => tool.generate(place, edit.to));
  if (migration instanceof Failure) return faults({ notRun: [migration.message] });
  if (without(migration.changes, noise).length === 0) return { notSeen: noise };

  const up = await attempt(() => migration.up());
  if (up instanceof Failure) {
    return faults({
      notRun: [up.message],
      lost: damagedRows(rows, await readRows(db, edit), edit),
    });
  }
  const upgraded = await readRows(db, { rows: renameRows(edit.rows ?? {}, edit) });
  const lost = lostRows(rows, upgraded, edit);
  const notSettled = await unsettled(tool, place, edit);

  const down = await attempt(() => migration.down());
  if (down instanceof Failure) return faults({ lost, notSettled, notRestored: [down.message] });
  const notRestored = [
    ...changedLines(catalog, await fingerprint(server, db)),
    // What the upgrade has lost, the downgrade cannot bring back: that is counted once.
    ...(lost.length > 0 ? [] : changedRows(rows, await readRows(db, edit), edit.loses ?? [])),
  ];
  return faults({ lost, notSettled, notRestored });
}

/** What the tool still reports that it would not report on a database made from `to` alone. */
async function unsettled(tool: Tool, place: Place, edit: Edit): Promise<readonly string[]> {
  const left = await differences(tool, place, edit.to);
  if (left.length === 0) return left;
  await using fresh = await createCaseDatabase(place.database.server, edit, reuseTestDatabase);
  const made = await attempt(() => synchronizeCase(fresh, { ...edit, from: edit.to }));
  if (made instanceof Failure) return left;
  return without(left, await differences(tool, { ...place, database: fresh }, edit.to));
}

async function differences(
  tool: Tool,
  place: Place,
  entities: Edit['to'],
): Promise<readonly string[]> {
  const reported = await attempt(() => tool.differences(place, entities));
  return reported instanceof Failure ? [reported.message] : reported;
}

/** Those that there are. */
function faults(found: EditFaults): EditFaults {
  return Object.fromEntries(Object.entries(found).filter(([, lines]) => lines.length > 0));
}
