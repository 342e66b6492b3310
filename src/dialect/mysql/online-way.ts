import type { AddColumn } from '../../operation/add-column.ts';
import type { AlterColumn } from '../../operation/alter-column.ts';
import type { TableOperation } from '../../operation/batch-alter-table.ts';
import type { DropColumn } from '../../operation/drop-column.ts';
import type { OnlineOptions } from '../../operation/online-options.ts';
import type { Table } from '../../schema/table.ts';
import type { Index } from '../../schema/table-index.ts';
import { numberedOf } from './numbering.ts';
import type { MysqlServer } from './server.ts';
import { startsWithColumns } from './shadow-index.ts';

/** How far an alteration goes: it changes what is known of the table, or the table while others write. */
type Way = 'INSTANT' | 'INPLACE';

/**
 * In what way the server alters a table while others write, stated so that it refuses to do otherwise;
 * null where it would refuse, or where that is not known for certain. As the servers themselves answer;
 * their manuals: https://dev.mysql.com/doc/refman/en/innodb-online-ddl-operations.html and
 * https://mariadb.com/kb/en/innodb-online-ddl-operations-with-the-inplace-alter-algorithm/.
 *
 * 1. Only InnoDB, and of MySQL only what is later than 8.0.28, alters columns instantly.
 * 2. An index on texts or shapes, and one of expressions, is built while nobody writes.
 * 3. A table with an index on texts is made anew while nobody writes.
 * 4. MariaDB copies a table with computed columns for much that it does in place elsewhere, and for
 *    some of what it does in place by itself when it does two things at once.
 * 5. A column that is in a key or a check takes more with it than itself.
 */
export function onlineWay(
  operations: readonly TableOperation[],
  table: Table,
  server: MysqlServer,
): OnlineOptions | null {
  if (!isInnodb(table, server) || !altersInstantly(server)) return null;
  const ways = operations.map((operation) => wayOf(operation, table, server));
  if (ways.includes(null) || !mayJoin(operations, server)) return null;
  if (ways.every((way) => way === 'INSTANT')) return { algorithm: 'INSTANT' };
  return { algorithm: 'INPLACE', lock: 'NONE' };
}

/** The same of an index that is built or dropped; `NOCOPY` is MariaDB's word for it. */
export function onlineIndexWay(
  index: Index,
  table: Table,
  server: MysqlServer,
): OnlineOptions | null {
  if (!isInnodb(table, server) || index.method !== null) return null;
  if (index.keys.some(({ kind }) => kind === 'expression')) return null;
  return isLedBy(numberedOf(table.columns), index) ? null : indexWay(server);
}

function indexWay({ flavour }: MysqlServer): OnlineOptions {
  return { algorithm: flavour.label === 'MariaDB' ? 'NOCOPY' : 'INPLACE', lock: 'NONE' };
}

/** What numbers rows has to have an index, and gets another one. */
function isLedBy(numbered: string | null, index: Index): boolean {
  return numbered !== null && startsWithColumns(index, [numbered]);
}

function isInnodb({ options }: Table, server: MysqlServer): boolean {
  return (options.engine ?? server.engine).toLowerCase() === 'innodb';
}

function altersInstantly({ flavour, version: [major, minor, patch] }: MysqlServer): boolean {
  return flavour.label === 'MariaDB' || major > 8 || minor > 0 || patch >= 29;
}

function mayJoin(operations: readonly TableOperation[], { flavour }: MysqlServer): boolean {
  if (operations.length < 2) return true;
  const kinds = new Set(operations.map(({ kind }) => kind));
  if (flavour.label === 'MariaDB') return kinds.size === 1 && !kinds.has('alterColumn');
  return !operations.some((operation) => isVirtual(operation) || isConstraint(operation));
}

function isVirtual(operation: TableOperation): boolean {
  return operation.kind === 'addColumn' && operation.column.generated !== null;
}

function isConstraint({ kind }: TableOperation): boolean {
  return kind === 'createConstraint' || kind === 'dropConstraint';
}

function wayOf(operation: TableOperation, table: Table, server: MysqlServer): Way | null {
  switch (operation.kind) {
    case 'addColumn':
      return isMadeAnew(table, server) || !isPlain(operation, server) ? null : 'INSTANT';
    case 'dropColumn':
      return isMadeAnew(table, server) || isUsed(operation, table) ? null : 'INSTANT';
    case 'alterColumn':
      return wayOfAlteration(operation, table, server);
    case 'dropConstraint':
      return operation.constraintKind === 'foreignKey' ? 'INPLACE' : null;
    case 'createConstraint':
    case 'renameColumn':
    case 'renameConstraint':
    case 'alterTableOptions':
      return null;
  }
}

/** Whether a change of its columns has the table made anew while nobody writes. */
function isMadeAnew({ indexes, columns }: Table, { flavour }: MysqlServer): boolean {
  const isComputed = columns.some(({ generated }) => generated !== null);
  return (
    indexes.some(({ method }) => method !== null) || (flavour.label === 'MariaDB' && isComputed)
  );
}

/** Whether all rows can do with one value, which is kept beside them. */
function isPlain({ column, fill, position }: AddColumn, { flavour }: MysqlServer): boolean {
  const { generated, identity, type } = column;
  const isComputed = column.default?.startsWith('(') === true;
  const isChecked = flavour.label === 'MariaDB' && type === 'json';
  if (fill !== null || position !== undefined || identity !== null) return false;
  return generated?.stored !== true && !isComputed && !isChecked;
}

function isUsed({ column }: DropColumn, table: Table): boolean {
  const keys = [
    ...(table.primaryKey?.columns ?? []),
    ...table.uniques.flatMap(({ columns }) => columns),
    ...table.foreignKeys.flatMap(({ columns }) => columns),
    ...table.indexes.flatMap((index) => index.keys.map(({ value }) => value)),
    ...table.checks.map(({ expression }) => expression),
    ...table.columns.flatMap(({ generated }) => generated?.expression ?? []),
  ];
  return keys.some((key) => key.includes(column));
}

const instantly: ReadonlySet<string> = new Set(['default', 'comment', 'declared']);

function wayOfAlteration(
  { change, existing }: AlterColumn,
  table: Table,
  server: MysqlServer,
): Way | null {
  const isText = change.default?.startsWith('(') === true || existing.generated;
  if (isText || isMadeAnew(table, server)) return null;
  const changed = Object.keys(change).filter((property) => !instantly.has(property));
  if (changed.length === 0) return 'INSTANT';
  return changed.every((property) => property === 'nullable') ? 'INPLACE' : null;
}
