/** What a migration has had the database do so far. */
export interface StatementLog {
  /** The statement that failed with this error; null where it comes from elsewhere. */
  failedWith(error: unknown): string | null;
  /**
   * The last statement that stays whatever happens, and what went before with it: one that commits on
   * its own. Null as long as there was none.
   */
  lastKept(): string | null;
  /** Runs `work`, before which all is committed, and in which every statement is. */
  keep<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Runs `work`, which sends `statement`. */
  run<Result>(statement: string, work: () => Promise<Result>): Promise<Result>;
}

/** https://dev.mysql.com/doc/refman/en/implicit-commit.html, as far as migrations do such things. */
const schemaChange = /^\s*(?:create|alter|drop|rename|truncate)\b/i;

/** Whether a statement commits on its own where DDL does. */
export function isSchemaChange(statement: string): boolean {
  return schemaChange.test(statement);
}

/** Statements that write rows, and may stand behind a WITH. */
const rowChange = /^\s*(?:with\b.*\b)?(?:insert|update|delete|replace|load|call)\b/is;

/** Whether a statement writes rows, or may do so. */
export function isRowChange(statement: string): boolean {
  return rowChange.test(statement);
}

/** `ddlCommits` where a change of the schema commits on its own, and what went before with it. */
export function statementLog(ddlCommits = false): StatementLog {
  let failure: { readonly statement: string; readonly error: unknown } | null = null;
  let last: string | null = null;
  let lastKept: string | null = null;
  let isKeeping = false;
  return {
    failedWith: (error) => (failure !== null && failure.error === error ? failure.statement : null),
    lastKept: () => lastKept,
    async keep(work) {
      lastKept = last;
      isKeeping = true;
      try {
        return await work();
      } finally {
        isKeeping = false;
      }
    },
    async run(statement, work) {
      try {
        const result = await work();
        last = statement;
        if (isKeeping || (ddlCommits && isSchemaChange(statement))) lastKept = statement;
        return result;
      } catch (error) {
        failure = { statement, error };
        throw error;
      }
    },
  };
}
