import type { FoundRenames } from '../acceptance/rename/find-renames.ts';
import type { LabelledEdit } from '../acceptance/rename/labelled-edit.ts';
import { createCaseDatabase, synchronizeCase } from '../acceptance/start-case.ts';
import { typeormLog } from '../acceptance/typeorm-log.ts';
import { reuseTestDatabase } from '../support/reuse-database.ts';
import type { ServerName } from '../support/server.ts';
import { attempt, Failure } from './failure.ts';

/** What TypeORM's schema log gives another name; it never asks. */
export async function typeormRenames(
  server: ServerName,
  edit: LabelledEdit,
): Promise<FoundRenames> {
  await using database = await createCaseDatabase(server, {}, reuseTestDatabase);
  await synchronizeCase(database, edit);
  const statements = await attempt(() => typeormLog(database, edit.to));
  const renames = statements instanceof Failure ? [] : statements.flatMap(renamesIn);
  return { renames, questions: [] };
}

/** Columns (`users.name=users.full_name`) and tables (`users=people`). */
export function renamesIn(statement: string): readonly string[] {
  const [, table = '', rest = ''] =
    /^ALTER TABLE ["`](?:\w+["`]\.["`])?(\w+)["`] (.*)/s.exec(statement) ?? [];
  const [, from, to] =
    /^(?:RENAME COLUMN|CHANGE) ["`](\w+)["`] (?:TO )?["`](\w+)["`]/.exec(rest) ?? [];
  if (from !== undefined && to !== undefined) return pairsOf(table, [from], [to]);
  const [, name] = /^RENAME TO ["`](\w+)["`]/.exec(rest) ?? [];
  // SQLite gives its tables another name for a while.
  if (name !== undefined)
    return `${table}${name}`.includes('temporary_') ? [] : [`${table}=${name}`];
  const [, into = '', targets = '', sources = ''] =
    /^INSERT INTO "temporary_(\w+)"\(([^)]*)\) SELECT (.*) FROM /.exec(statement) ?? [];
  return pairsOf(into, namesIn(sources), namesIn(targets));
}

function namesIn(list: string): readonly string[] {
  return Array.from(list.matchAll(/"(\w+)"/g), ([, name = '']) => name);
}

function pairsOf(table: string, from: readonly string[], to: readonly string[]): readonly string[] {
  return from.flatMap((name, position) => {
    const other = to[position];
    return other === undefined || other === name ? [] : [`${table}.${name}=${table}.${other}`];
  });
}
