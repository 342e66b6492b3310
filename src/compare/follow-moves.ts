import type { Move } from '../operation/move.ts';
import { sequenceKey, sequencesIn } from '../operation/sequence-key.ts';
import type { Column } from '../schema/column.ts';
import { enumTypeName, enumTypeOfColumn } from '../schema/enum-type.ts';
import type { Schema } from '../schema/schema.ts';
import type { Sequence } from '../schema/sequence.ts';
import type { Index } from '../schema/table-index.ts';
import { sameTableName, type TableName } from '../schema/table-name.ts';
import type { Table } from '../schema/table.ts';
import { groupBy } from '../util/group-by.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';
import type { ComparisonRules } from './comparison-rules.ts';
import { sortSchema } from './sort-schema.ts';

/**
 * The schema as it is once tables, types and columns are called what `declared` calls them, as the
 * server has it then. Views alone keep the text they had: they are made again.
 */
export function followMoves(
  from: Schema,
  declared: Schema,
  moves: readonly Move[],
  rules: Pick<ComparisonRules, 'renameColumns'>,
): Schema {
  if (moves.length === 0) return from;
  const follow = follower(moves, 'renameTable');
  const types = respelledTypes(from, declared, moves);
  const namesIn = namesByTable(moves);
  const followSequence = follower(moves, 'renameSequence');
  const followed = {
    ...from,
    tables: from.tables.map((table) => moveTable(table, { follow, types, namesIn, rules })),
    enums: from.enums.map(follower(moves, 'renameEnum')),
    sequences: from.sequences.map((sequence) =>
      sequence.ownedBy === null
        ? followSequence(sequence)
        : {
            ...sequence,
            schema: follow(sequence.ownedBy.table).schema,
            ownedBy: moveOwner(sequence.ownedBy, { follow, namesIn }),
          },
    ),
  };
  return sortSchema({
    ...followed,
    tables: followed.tables.map(defaultsFollower(moves, declared)),
  });
}

/** A default that takes its numbers from a sequence with another name reads as it is declared. */
function defaultsFollower(moves: readonly Move[], declared: Schema): (table: Table) => Table {
  const renamed = moves.flatMap((move) =>
    move.kind === 'renameSequence' ? [sequenceKey(move.from)] : [],
  );
  if (renamed.length === 0) return (table) => table;
  const takesFrom = (text: string): boolean =>
    sequencesIn(text).some((sequence) => renamed.includes(sequence));
  return (table) => {
    const columns = declared.tables.find((each) => sameTableName(each, table))?.columns ?? [];
    const declaredFor = ({ name }: Column): Column | undefined =>
      columns.find((each) => each.name === name);
    return {
      ...table,
      columns: table.columns.map((column) =>
        takesFrom(column.default ?? '')
          ? { ...column, default: declaredFor(column)?.default ?? column.default }
          : column,
      ),
    };
  };
}

type Follow = <Thing extends TableName>(thing: Thing) => Thing;

/** The columns of a table, by the names they had, that have others now. */
type NamesIn = (table: TableName) => ReadonlyMap<string, string>;

interface Course {
  readonly follow: Follow;
  readonly types: Types;
  readonly namesIn: NamesIn;
  readonly rules: Pick<ComparisonRules, 'renameColumns'>;
}

function follower(
  all: readonly Move[],
  kind: 'renameTable' | 'renameEnum' | 'renameSequence',
): Follow {
  const moves = all.filter((move) => move.kind !== 'renameColumn');
  const relevant = moves.filter((move) => move.kind === kind);
  return (thing) => {
    const move = relevant.find((each) => sameTableName(each.from, thing));
    return move === undefined ? thing : { ...thing, ...move.to };
  };
}

/** By the names that tables have in the end; a column may go by way of others to its own. */
function namesByTable(moves: readonly Move[]): NamesIn {
  const renames = moves.filter((move) => move.kind === 'renameColumn');
  const byTable = groupBy(renames, ({ table }) => qualifiedKey(table));
  const names = new Map(
    Array.from(byTable, ([table, steps]) => {
      const last = (name: string): string =>
        steps.reduce((current, { from, to }) => (current === from ? to : current), name);
      const first = steps.map(({ from }) => from);
      return [table, new Map(first.map((name) => [name, last(name)]))] as const;
    }),
  );
  return (table) => names.get(qualifiedKey(table)) ?? noNames;
}

const noNames: ReadonlyMap<string, string> = new Map();

function moveOwner(
  { table, column }: NonNullable<Sequence['ownedBy']>,
  { follow, namesIn }: Pick<Course, 'follow' | 'namesIn'>,
): Sequence['ownedBy'] {
  const moved = follow(table);
  return { table: moved, column: namesIn(moved).get(column) ?? column };
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

function moveTable(table: Table, { follow, types, namesIn, rules }: Course): Table {
  const moved = follow(table);
  const names = namesIn(moved);
  const respell = (text: string): string => {
    const cast = respellCasts(text, types);
    return names.size === 0 ? cast : rules.renameColumns(cast, names);
  };
  const columnsOf = <Key extends { readonly columns: readonly string[] }>(key: Key): Key => ({
    ...key,
    columns: rename(key.columns, names),
  });
  return {
    ...moved,
    columns: table.columns.map((column) => ({
      ...moveColumn(column, types, respell),
      name: names.get(column.name) ?? column.name,
    })),
    primaryKey: table.primaryKey && columnsOf(table.primaryKey),
    uniques: table.uniques.map(columnsOf),
    foreignKeys: table.foreignKeys.map((foreignKey) => {
      const referencedTable = follow(foreignKey.referencedTable);
      const referencedColumns = rename(foreignKey.referencedColumns, namesIn(referencedTable));
      return { ...columnsOf(foreignKey), referencedTable, referencedColumns };
    }),
    checks: table.checks.map((check) => ({ ...check, expression: respell(check.expression) })),
    exclusions: table.exclusions.map((each) => ({ ...each, expression: respell(each.expression) })),
    indexes: table.indexes.map((index) => moveIndex(index, names, respell)),
  };
}

function rename(columns: readonly string[], names: ReadonlyMap<string, string>): readonly string[] {
  return columns.map((name) => names.get(name) ?? name);
}

function moveColumn(column: Column, types: Types, respell: (text: string) => string): Column {
  const [, name = '', brackets = ''] = /^(.*?)(\[\])?$/.exec(column.type) ?? [];
  const { generated } = column;
  return {
    ...column,
    type: `${types.get(name) ?? name}${brackets}`,
    default: column.default === null ? null : respell(column.default),
    generated: generated && { ...generated, expression: respell(generated.expression) },
  };
}

function moveIndex(
  index: Index,
  names: ReadonlyMap<string, string>,
  respell: (text: string) => string,
): Index {
  return {
    ...index,
    where: index.where === null ? null : respell(index.where),
    include: rename(index.include, names),
    keys: index.keys.map((key) => ({
      ...key,
      value: key.kind === 'expression' ? respell(key.value) : (names.get(key.value) ?? key.value),
    })),
  };
}

/** The catalog writes `'a'::mood` wherever a value of a type stands. */
function respellCasts(text: string, types: Types): string {
  return text.replaceAll(
    /::((?:"(?:[^"]|"")+"|\w+)(?:\.(?:"(?:[^"]|"")+"|\w+))?)/g,
    (cast, type: string) => (types.has(type) ? `::${types.get(type)}` : cast),
  );
}
