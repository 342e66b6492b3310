import type { Dialect, Outside } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';

/** A connection that leads into a script: what is sent to it is written down, with its parameters. */
export interface ScriptWriter extends Queryable {
  /** What has been written so far, in order. */
  readonly statements: readonly string[];
  /** Writes down that the transaction of the script is kept before `work`, and another one begins after. */
  readonly outside: Outside;
}

/** `stage`, where there is one, carries out what is written, for later operations to read. */
export function scriptWriter(
  { script }: Pick<Dialect, 'script'>,
  stage: Queryable | null = null,
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
      await stage?.query(statement);
      // Nothing comes back from a script.
      return [];
    },
  };
}
