import type { AlterColumn } from '../../operation/alter-column.ts';
import type { AlterEnum } from '../../operation/alter-enum.ts';
import { formatTableName, tableNameOf } from '../../schema/table-name.ts';
import { renameValues } from '../../schema/value-rename.ts';
import type { Finding } from '../hazard.ts';
import { defineRule } from '../rule.ts';
import { columnSubject } from '../subject.ts';

/** Values that are merely added at the end cost nothing. */
export const rewriteEnum = defineRule({
  id: 'rewrite-enum',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind === 'alterEnum' && context.server.name === 'postgres') {
      return typeFindings(operation);
    }
    if (operation.kind !== 'alterColumn' || context.server.name !== 'mysql') return [];
    return context.isNewColumn(operation.table, operation.column) ? [] : columnFindings(operation);
  },
});

function typeFindings({ from, to, renamed = [], recreate }: AlterEnum): readonly Finding[] {
  const values = renameValues(from.values, renamed);
  if (renamed.length > 0 && values.join('\0') === to.values.join('\0')) return [];
  const isGrowing = values.every((value) => to.values.includes(value));
  const kept = to.values.filter((value) => values.includes(value));
  const isInOrder = kept.every((value, index) => value === values[index]);
  if (isGrowing && isInOrder && !recreate) return [];
  return [
    {
      subject: formatTableName(to),
      message:
        'the type is made anew: the tables that use it are written anew, and nobody reads or writes them meanwhile (ACCESS EXCLUSIVE).',
      ...(recreate
        ? {}
        : {
            instead: 'Leave the values that are there in their order, and add others at the end.',
          }),
    },
  ];
}

function columnFindings({ table, column, change, existing }: AlterColumn): readonly Finding[] {
  const [from, to] = [existing.enumValues, change.enumValues];
  if (!from || !to || isAppended(from, to, existing.type ?? '')) return [];
  return [
    {
      subject: columnSubject(table, column),
      message: `values that are not merely added at the end: ${table.name} is copied, and nobody writes to it meanwhile (ALGORITHM=COPY).`,
      instead: 'Leave the values that are there in their order, and add others at the end.',
      concerns: { kind: 'rows', table: tableNameOf(table) },
    },
  ];
}

/** Whether old values keep their numbers, and the numbers their size. */
function isAppended(from: readonly string[], to: readonly string[], type: string): boolean {
  const size = type.startsWith('set') ? bytesOfSet : bytesOfEnum;
  return from.every((value, index) => to[index] === value) && size(from.length) === size(to.length);
}

function bytesOfEnum(values: number): number {
  return values < 256 ? 1 : 2;
}

function bytesOfSet(values: number): number {
  const bytes = Math.ceil(values / 8);
  return bytes > 4 ? 8 : bytes;
}
