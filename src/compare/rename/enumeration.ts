import { columnBefore, tableBefore } from '../../operation/name-before.ts';
import type { Move } from '../../operation/move.ts';
import type { Column } from '../../schema/column.ts';
import { enumTypeName, enumTypeOfColumn } from '../../schema/enum-type.ts';
import { formatTableName, type TableName } from '../../schema/table-name.ts';
import type { Table } from '../../schema/table.ts';
import { groupBy } from '../../util/group-by.ts';
import { foldedKey } from '../folded-key.ts';
import { pairByName } from '../pair-by-name.ts';
import { sameColumnType } from '../same-column-type.ts';
import type { RenameContext, Renaming } from './renaming.ts';

/** Values that are there before and after: those of a type of its own, or of a column that holds them itself. */
export interface Enumeration {
  /** The name of the type; null where it is a column's. */
  readonly type: string | null;
  readonly columns: readonly EnumeratedColumn[];
  /** What it may be called, the name that is shown first. */
  readonly names: Readonly<Record<'from' | 'to', readonly [string, ...(readonly string[])]>>;
  readonly from: readonly string[];
  readonly to: readonly string[];
}

/** A column by its declared name. */
export interface EnumeratedColumn {
  readonly table: TableName;
  readonly column: string;
}

/** The enumerations that are on both sides. */
export function enumerations(
  { from, moves }: Pick<Renaming, 'from' | 'moves'>,
  { to, rules, options }: RenameContext,
): readonly Enumeration[] {
  const fold = ({ name }: Column): string => rules.foldName(name, 'member');
  const columns = pairByName(from.tables, to.tables, (table) => foldedKey(table, rules))
    .kept.flatMap((tables) =>
      pairByName(tables.from.columns, tables.to.columns, fold).kept.map((pair) => ({
        table: tables.to,
        ...pair,
      })),
    )
    .filter((pair) => pair.from.enumValues !== null && pair.to.enumValues !== null);
  const byType = groupBy(columns, (pair) => enumTypeOfColumn(pair.to));
  const types = pairByName(from.enums, to.enums, enumTypeName).kept.map((pair) => {
    const type = enumTypeName(pair.to);
    const used = byType.get(type) ?? [];
    const of = {
      from: used.map((each) => nameBefore(each.table, each.from, moves)),
      to: used.map((each) => nameOf(each.table, each.to)),
    };
    const isOfOne = used.length === 1 && used[0]?.table.schema === null;
    const namesOn = (side: 'from' | 'to'): Enumeration['names']['from'] => {
      const own = formatTableName(pair[side]);
      const [first] = of[side];
      return isOfOne && first !== undefined ? [first, own] : [own, ...of[side]];
    };
    return {
      type,
      columns: used.map((each) => ({ table: each.table, column: each.to.name })),
      names: { from: namesOn('from'), to: namesOn('to') },
      from: pair.from.values,
      to: pair.to.values,
    };
  });
  const known = new Set(types.map(({ type }) => type));
  const inColumns = columns
    .filter((pair) => !known.has(enumTypeOfColumn(pair.to) ?? ''))
    .filter((pair) => !sameColumnType(pair.from, pair.to, pair.table, { rules, options }))
    .map((pair): Enumeration => ({
      type: null,
      columns: [{ table: pair.table, column: pair.to.name }],
      names: {
        from: [nameBefore(pair.table, pair.from, moves)],
        to: [nameOf(pair.table, pair.to)],
      },
      from: pair.from.enumValues ?? [],
      to: pair.to.enumValues ?? [],
    }));
  return [...types, ...inColumns];
}

function nameOf(table: TableName, { name }: Column): string {
  return `${formatTableName(table)}.${name}`;
}

function nameBefore(table: Table, { name }: Column, moves: readonly Move[]): string {
  return `${formatTableName(tableBefore(table, moves))}.${columnBefore(table, name, moves)}`;
}
