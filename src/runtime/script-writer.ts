import type { Dialect, Outside } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { Stage } from './staged-dialect.ts';

/** A connection that leads into a script: what is sent to it is written down, with its parameters. */
export interface ScriptWriter extends Queryable {
  /** What has been written so far, in order. */
  readonly statements: readonly string[];
  /** Writes down that the transaction of the script is kept before `work`, and another one begins after. */
  readonly outside: Outside;
}

/** What changes the catalog is carried out on the stage, where there is one. */
export function scriptWriter(
  { script }: Pick<Dialect, 'script'>,
  stage: Stage | null = null,
): ScriptWriter {
  const statements: string[] = [];
  return {
    statements,
    async outside(work) {
      statements.push(...script.commit);
      const result = await work();
      statements.push(...script.begin);
      return result;
    },
    async query(text, parameters = []) {
      const statement = parameters.length === 0 ? text : script.inline(text, parameters);
      statements.push(statement);
      if (stage?.style.changesCatalog(statement) === true) await tryOut(statement, stage.db);
      // Nothing comes back from a script.
      return [];
    },
  };
}

/** What is about something that no migration has made fails here, and not where the script runs. */
async function tryOut(statement: string, stage: Queryable): Promise<void> {
  try {
    await stage.query(statement);
  } catch {
    return;
  }
}
