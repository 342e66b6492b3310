import type { Column } from '../schema/column.ts';
import { enumTypeName, enumTypeOfColumn } from '../schema/enum-type.ts';
import type { Schema } from '../schema/schema.ts';
import type { Index } from '../schema/table-index.ts';
import { sameTableName, type TableName } from '../schema/table-name.ts';
import type { Table } from '../schema/table.ts';
import type { Move } from './find-moves.ts';
import { sortSchema } from './sort-schema.ts';

/** The schema as it is once tables and types have moved to where `declared` has them. */
export function followMoves(from: Schema, declared: Schema, moves: readonly Move[]): Schema {
  if (moves.length === 0) return from;
  const follow = follower(moves, 'renameTable');
  const types = respelledTypes(from, declared, moves);
  return sortSchema({
    ...from,
    tables: from.tables.map((table) => moveTable(table, follow, types)),
    enums: from.enums.map(follower(moves, 'renameEnum')),
    sequences: from.sequences.map((sequence) =>
      sequence.ownedBy === null
        ? sequence
        : {
            ...sequence,
            schema: follow(sequence.ownedBy.table).schema,
            ownedBy: { ...sequence.ownedBy, table: follow(sequence.ownedBy.table) },
          },
    ),
  });
}

type Follow = <Thing extends TableName>(thing: Thing) => Thing;

function follower(moves: readonly Move[], kind: Move['kind']): Follow {
  const relevant = moves.filter((move) => move.kind === kind);
  return (thing) => {
    const move = relevant.find((each) => sameTableName(each.from, thing));
    return move === undefined ? thing : { ...thing, ...move.to };
  };
}

/** The types that move, in the spelling they have and in the one they get; without brackets. */
type Types = ReadonlyMap<string, string>;

function respelledTypes(from: Schema, declared: Schema, moves: readonly Move[]): Types {
  const [before, after] = [spellings(from), spellings(declared)];
  return new Map(
    moves.flatMap((move) => {
      if (move.kind !== 'renameEnum') return [];
      const old = before.get(enumTypeName(move.from));
      const spelling = after.get(enumTypeName(move.to));
      return old === undefined || spelling === undefined ? [] : [[old, spelling] as const];
    }),
  );
}

function spellings({ tables }: Schema): ReadonlyMap<string | null, string> {
  return new Map(
    tables.flatMap(({ columns }) =>
      columns.map((column) => [enumTypeOfColumn(column), column.type.replace(/\[\]$/, '')]),
    ),
  );
}

function moveTable(table: Table, follow: Follow, types: Types): Table {
  const respell = (text: string): string => respellCasts(text, types);
  return {
    ...follow(table),
    columns: table.columns.map((column) => moveColumn(column, types)),
    foreignKeys: table.foreignKeys.map((foreignKey) => ({
      ...foreignKey,
      referencedTable: follow(foreignKey.referencedTable),
    })),
    checks: table.checks.map((check) => ({ ...check, expression: respell(check.expression) })),
    exclusions: table.exclusions.map((each) => ({ ...each, expression: respell(each.expression) })),
    indexes: table.indexes.map((index) => moveIndex(index, respell)),
  };
}

function moveColumn(column: Column, types: Types): Column {
  const [, name = '', brackets = ''] = /^(.*?)(\[\])?$/.exec(column.type) ?? [];
  const { generated } = column;
  return {
    ...column,
    type: `${types.get(name) ?? name}${brackets}`,
    default: column.default === null ? null : respellCasts(column.default, types),
    generated: generated && {
      ...generated,
      expression: respellCasts(generated.expression, types),
    },
  };
}

function moveIndex(index: Index, respell: (text: string) => string): Index {
  return {
    ...index,
    where: index.where === null ? null : respell(index.where),
    keys: index.keys.map((key) =>
      key.kind === 'expression' ? { ...key, value: respell(key.value) } : key,
    ),
  };
}

/** The catalog writes `'a'::mood` wherever a value of a type stands. */
function respellCasts(text: string, types: Types): string {
  return text.replaceAll(
    /::((?:"(?:[^"]|"")+"|\w+)(?:\.(?:"(?:[^"]|"")+"|\w+))?)/g,
    (cast, type: string) => (types.has(type) ? `::${types.get(type)}` : cast),
  );
}
