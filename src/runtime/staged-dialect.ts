import type { Dialect } from '../dialect/dialect.ts';
import type { Queryable } from '../dialect/queryable.ts';
import type { StageStyle } from '../dialect/script-style.ts';
import type { Operation } from '../operation/operation.ts';
import type { Table } from '../schema/table.ts';

/** A stage, and how it is used. */
export interface Stage {
  readonly db: Queryable;
  readonly style: StageStyle;
}

/**
 * A dialect whose operations read what they leave out from the stage, for as much as that knows of:
 * a table that no migration has made is none that is missing.
 */
export function stagedDialect(dialect: Dialect, { db, style }: Stage): Dialect {
  return {
    ...dialect,
    async statements(operation) {
      if (!(await isKnown(operation, dialect, db))) {
        if (operation.kind !== 'batchAlterTable' || operation.copyFrom === undefined) {
          return dialect.statements(operation, null);
        }
        await describe(operation.copyFrom, dialect, db);
      }
      const statements = await dialect.statements(operation, db);
      return [...(await style.precautions(operation, statements, db)), ...statements];
    },
  };
}

async function describe(table: Table, dialect: Dialect, db: Queryable): Promise<void> {
  for (const statement of await dialect.statements({ kind: 'createTable', table }, null)) {
    await db.query(statement);
  }
}

async function isKnown(operation: Operation, dialect: Dialect, db: Queryable): Promise<boolean> {
  if (operation.kind === 'createTable' || !('table' in operation)) return true;
  return dialect.hasTable(db, operation.table);
}
