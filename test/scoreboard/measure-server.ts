import { afterAll, test } from 'vitest';
import { dropReusedDatabases } from '../support/reuse-database.ts';
import { serverNames, type ServerName } from '../support/server.ts';
import { findRenames } from '../acceptance/rename/find-renames.ts';
import { labelledEdits } from '../acceptance/rename/labelled-edits.ts';
import { addScores, scoreRenames, type RenameScore } from '../acceptance/rename/score-renames.ts';
import { acceptanceCases } from './acceptance-cases.ts';
import { attempt, Failure } from './failure.ts';
import type { Finding } from './finding.ts';
import { edits } from './edits.ts';
import { limbeckTool } from './limbeck-tool.ts';
import { declarations } from './declarations.ts';
import { measureMigrated, measureSynchronized } from './measure-declarations.ts';
import { measureEdit } from './measure-edit.ts';
import { typeormRenames } from './typeorm-renames.ts';
import { typeormTool } from './typeorm-tool.ts';

declare module 'vitest' {
  export interface TaskMeta {
    finding?: Finding;
  }
}

const tools = [limbeckTool, typeormTool];

/**
 * Measures both tools on one database, a test for each figure: nothing fails here, what is found is
 * left for the scoreboard to add up. Every name starts with `measure`, so that the tests that the files
 * of the acceptance cases hold beside them can be told apart and left out.
 */
export async function measureServer(server: ServerName): Promise<void> {
  if (!serverNames.includes(server)) return;
  afterAll(dropReusedDatabases);
  for (const tool of tools) {
    test(`measure declarations with ${tool.name}`, async ({ task }) => {
      task.meta.finding = {
        kind: 'declarations',
        server,
        tool: tool.name,
        tried: declarations[server].length,
        synchronized: await measureSynchronized(tool, server),
        migrated: await measureMigrated(tool, server),
      };
    });
  }
  const labelled = labelledEdits.filter(({ databases }) => databases?.includes(server) ?? true);
  for (const tool of tools) {
    test(`measure renames with ${tool.name}`, { timeout: 600_000 }, async ({ task }) => {
      const find = tool === limbeckTool ? findRenames : typeormRenames;
      const scores: RenameScore[] = [];
      for (const each of labelled) scores.push(scoreRenames(each, await find(server, each)));
      task.meta.finding = { kind: 'renames', server, tool: tool.name, score: addScores(scores) };
    });
  }
  const all = [...edits, ...(await acceptanceCases())];
  const own = all.filter(({ databases = serverNames }) => databases.includes(server));
  for (const tool of tools) {
    test.for(own)(`measure $name with ${tool.name}`, async (edit, { task }) => {
      const subject = { server, tool: tool.name, name: edit.name };
      const faults = await attempt(() => measureEdit(tool, server, edit));
      task.meta.finding =
        faults instanceof Failure
          ? { kind: 'left out', ...subject, reason: faults.message }
          : { kind: 'edit', ...subject, faults };
    });
  }
}
