import type { Operation } from '../../operation/operation.ts';
import { tableNameOf } from '../../schema/table-name.ts';
import { defineRule, type RuleServer } from '../rule.ts';
import { columnsSubject } from '../subject.ts';

type CreateIndex = Extract<Operation, { kind: 'createIndex' }>;

/**
 * Building keeps others from writing: by a SHARE lock on PostgreSQL, and on MySQL and MariaDB for
 * indexes of texts and shapes alone.
 */
export const createIndex = defineRule({
  id: 'create-index',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'createIndex' || context.isNewTable(operation.table)) return [];
    const { table, index } = operation;
    const found = blocking(operation, context.server);
    if (found === null) return [];
    const columns = index.keys.map(({ value }) => value);
    return [
      {
        subject: columnsSubject(table, columns),
        ...found,
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});

function blocking(
  { table, index, concurrently }: CreateIndex,
  server: RuleServer,
): { readonly message: string; readonly instead?: string } | null {
  if (server.name === 'postgres') {
    if (concurrently) return null;
    return {
      message: `nobody writes to ${table.name} while it is built (SHARE).`,
      instead:
        'On a large table build it `concurrently` in `op.autocommit`: `--online` writes that.',
    };
  }
  const isSpecial = index.method === 'fulltext' || index.method === 'spatial';
  if (server.name !== 'mysql' || !isSpecial) return null;
  return { message: `nobody writes to ${table.name} while it is built (LOCK=SHARED).` };
}
