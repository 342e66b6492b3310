import { isMove } from '../operation/move.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { Operation } from '../operation/operation.ts';
import type { Project } from './project.ts';

/**
 * The statements of operations that nobody carries out. Where things get another name by which the
 * operations that follow know them, what can be is tried out on a database in memory.
 */
export async function statementsOf(
  operations: readonly Operation[],
  project: Project,
): Promise<readonly string[]> {
  const { dialect, db } = await project.database('read');
  const { stage: style } = dialect.script;
  const offline = style !== null && operations.some(isMove) ? await project.offline() : null;
  const stage = offline === null ? null : await offline.openStage();
  try {
    if (style === null || stage === null) return await spell(db, async () => {});
    await style.copyCatalog(db, stage.db);
    return await spell(stage.db, async (statement) => {
      if (style.changesCatalog(statement)) await stage.db.query(statement);
    });
  } finally {
    await stage?.close();
  }

  async function spell(
    source: Queryable,
    follow: (statement: string) => Promise<void>,
  ): Promise<readonly string[]> {
    const all: string[] = [];
    for (const operation of operations) {
      const statements = await dialect.statements(operation, source);
      for (const statement of statements) await follow(statement);
      all.push(...statements);
    }
    return all;
  }
}
