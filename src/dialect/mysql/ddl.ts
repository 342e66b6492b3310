import type { Operation } from '../../operation/operation.ts';
import { formatTableName } from '../../schema/table-name.ts';
import type { View } from '../../schema/view.ts';
import { operationUnsupported } from '../dialect-error.ts';
import { literalInserts } from '../insert-statements.ts';
import { alter } from './alter.ts';
import { alterTable } from './alter-table.ts';
import { createIndexClauses, dropIndexClauses } from './index-clauses.ts';
import { columnsOf } from './columns-of.ts';
import { online } from './online.ts';
import { createTable } from './create-table.ts';
import { isConnected, readLiveTable, type TableSource } from './live-table.ts';
import { quoteTable, quoting } from './quoting.ts';
import { rowFormat } from './row-format.ts';
import type { MysqlServer } from './server.ts';
import { readKeepsakes } from './view-keepsakes.ts';

/** The statements that carry out an operation; see `Dialect.statements`. */
export async function statements(
  operation: Operation,
  db: TableSource,
  server: MysqlServer,
): Promise<readonly string[]> {
  switch (operation.kind) {
    case 'createTable':
      return createTable(operation.table, server);
    case 'dropTable':
      return [`DROP TABLE ${quoteTable(operation.table)}`];
    case 'renameTable':
      return [`RENAME TABLE ${quoteTable(operation.from)} TO ${quoteTable(operation.to)}`];
    case 'addColumn':
    case 'dropColumn':
    case 'alterColumn':
    case 'renameColumn':
    case 'createConstraint':
    case 'dropConstraint':
    case 'renameConstraint':
    case 'alterTableOptions':
      return alterTable(operation.table, [operation], db, server);
    case 'batchAlterTable':
      if (operation.order?.to) {
        throw unsupported(
          `change the order of the columns of ${formatTableName(operation.table)}`,
          server,
          'Leave out `partialReordering`, or say `MODIFY … AFTER …` with `op.execute`.',
        );
      }
      if (operation.copyFrom !== undefined && !isConnected(db)) db.describe(operation.copyFrom);
      return online(operation, await alterTable(operation.table, operation.operations, db, server));
    case 'createIndex': {
      const live = await readLiveTable(db, server, operation.table);
      return online(
        operation,
        alter(operation.table, createIndexClauses(operation.index, live, server)),
      );
    }
    case 'dropIndex': {
      const live = await readLiveTable(db, server, operation.table);
      return online(operation, alter(operation.table, dropIndexClauses(operation.index, live)));
    }
    case 'renameIndex': {
      const names = [operation.from, operation.to].map((name) => quoting.identifier(name));
      return alter(operation.table, [`RENAME INDEX ${names.join(' TO ')}`]);
    }
    case 'createView':
      return [`CREATE VIEW ${viewText(operation.view, server)}`];
    case 'replaceView': {
      const keepsakes = isConnected(db) ? await readKeepsakes(db, operation.from) : null;
      const replacement = `CREATE OR REPLACE VIEW ${viewText(operation.to, server)}`;
      return [replacement, ...(keepsakes?.giveTo(operation.to) ?? [])];
    }
    case 'dropView':
      return [`DROP VIEW ${quoteTable(operation.view)}`];
    case 'alterTableComment':
      return alter(operation.table, [`COMMENT = ${quoting.literal(operation.to ?? '')}`]);
    case 'createEnum':
    case 'dropEnum':
    case 'renameEnum':
      // The values stand in the columns that have them; there is no type of its own.
      return [];
    case 'bulkInsert': {
      const columns = await columnsOf(db, server, operation.table);
      return literalInserts(operation, columns, rowFormat);
    }
    // Only running it tells what it does.
    case 'custom':
      return [];
    case 'execute':
      return [operation.statement];
    case 'alterEnum':
      // Other operations alter the columns that have its values.
      if (operation.columns?.length === 0) return [];
      throw unsupported(
        'change an enumerated type on its own',
        server,
        'Alter the columns that have its values.',
      );
    case 'createSequence':
    case 'dropSequence':
    case 'renameSequence':
    case 'alterSequence':
      throw unsupported('keep sequences', server, 'Use an auto-increment column.');
    // Constraints are checked when they are created.
    case 'validateConstraint':
    // What PostgreSQL needs an extension for is built in here, or refused where it is used.
    case 'createSchema':
    case 'dropSchema':
    case 'createExtension':
    case 'dropExtension':
      return [];
  }
}

function viewText(view: View, server: MysqlServer): string {
  if (view.materialized) {
    throw unsupported(
      'keep a materialized view',
      server,
      'Use a view, or a table that is filled by hand.',
    );
  }
  return `${quoteTable(view)} AS ${view.definition}`;
}

function unsupported(what: string, { flavour }: MysqlServer, hint: string): Error {
  return operationUnsupported(what, flavour.label, hint);
}
