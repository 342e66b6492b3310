import { tableNameOf } from '../../schema/table-name.ts';
import { copiesForType, rewritesForType } from '../type-change.ts';
import { defineRule, type RuleServer } from '../rule.ts';
import { columnSubject } from '../subject.ts';

/** SQLite rebuilds the table for any such change, which is a rule of its own. */
export const rewriteType = defineRule({
  id: 'rewrite-type',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'alterColumn') return [];
    const { table, column, change, existing } = operation;
    const [from, to] = [existing.type, change.type];
    if (from === undefined || to === undefined || from === to) return [];
    if (context.isNewColumn(table, column)) return [];
    const { message, happens } = ways[context.server.name];
    if (!happens(from, to, change.charset ?? existing.charset ?? null)) return [];
    return [
      {
        subject: columnSubject(table, column),
        message: `${from} → ${to}: ${message(table.name)}`,
        instead:
          'On a large table add a column of the new type, fill it in portions, and drop the other one later.',
        concerns: { kind: 'rows', table: tableNameOf(table) },
      },
    ];
  },
});

interface Way {
  happens(from: string, to: string, charset: string | null): boolean;
  message(table: string): string;
}

const ways: Readonly<Record<RuleServer['name'], Way>> = {
  postgres: {
    happens: rewritesForType,
    message: (table) =>
      `${table} is written anew with its indexes, and nobody reads or writes it meanwhile (ACCESS EXCLUSIVE).`,
  },
  mysql: {
    happens: copiesForType,
    message: (table) => `${table} is copied, and nobody writes to it meanwhile (ALGORITHM=COPY).`,
  },
  sqlite: { happens: () => false, message: () => '' },
};
