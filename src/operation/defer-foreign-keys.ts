import type { ForeignKey } from '../schema/constraint.ts';
import type { Table } from '../schema/table.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';
import type { TableName } from '../schema/table-name.ts';
import { listKey } from './thing-key.ts';

/** Tables without the foreign keys that cannot come with them, and those keys by themselves. */
export interface DeferredForeignKeys {
  readonly tables: readonly Table[];
  readonly deferred: readonly { readonly table: TableName; readonly foreignKey: ForeignKey }[];
}

/**
 * Takes out of new tables the foreign keys that make them refer to each other in a circle, or to a
 * unique index of their own, which comes after the table: they are created once the tables are there.
 * Which key of a circle it is depends on the order alone.
 */
export function deferForeignKeys(tables: readonly Table[]): DeferredForeignKeys {
  const byName = new Map(tables.map((table) => [qualifiedKey(table), table]));
  const state = new Map<Table, 'open' | 'done'>();
  const circular = new Map<Table, Set<ForeignKey>>();

  const visit = (table: Table): void => {
    state.set(table, 'open');
    for (const foreignKey of table.foreignKeys) {
      const target = byName.get(qualifiedKey(foreignKey.referencedTable));
      if (target === undefined || (target === table && refersToConstraint(foreignKey, table))) {
        continue;
      }
      if (!state.has(target)) visit(target);
      else if (state.get(target) === 'open') {
        circular.set(table, (circular.get(table) ?? new Set()).add(foreignKey));
      }
    }
    state.set(table, 'done');
  };
  for (const table of tables) if (!state.has(table)) visit(table);

  return {
    tables: tables.map((table) => {
      const keys = circular.get(table);
      if (keys === undefined) return table;
      return { ...table, foreignKeys: table.foreignKeys.filter((key) => !keys.has(key)) };
    }),
    deferred: [...circular].flatMap(([table, keys]) =>
      [...keys].map((foreignKey) => ({ table, foreignKey })),
    ),
  };
}

/** In the order of its columns: MySQL and MariaDB take no other. */
function refersToConstraint({ referencedColumns }: ForeignKey, table: Table): boolean {
  const constraints = table.primaryKey === null ? [] : [table.primaryKey];
  return [...constraints, ...table.uniques].some(
    ({ columns }) => listKey(table, columns) === listKey(table, referencedColumns),
  );
}
