import type { Doubt } from '../../compare/doubt.ts';
import type { Column } from '../../schema/column.ts';
import type { TableName } from '../../schema/table-name.ts';
import type { Table } from '../../schema/table.ts';
import { quoteText } from '../literal.ts';
import { catalogExpression, withLastingArrays } from './catalog-expression.ts';
import { columnDefinition } from './ddl-column.ts';
import { formatKey } from './ddl-index.ts';
import { exclusionExpression } from './introspect-constraints.ts';
import { trimDefinition } from './introspect-relations.ts';
import { normalizeDefault } from './normalize-default.ts';
import { quoting } from './quoting.ts';

/** How to ask the server for its spelling of a text: all names are of temporary objects. */
export interface Question {
  /** A temporary table and its columns, one statement each; one whose type is unknown is left out. */
  readonly preparation: readonly string[];
  /** Statements that declare the text. */
  readonly statements: readonly string[];
  /** A query for one text. */
  readonly question: string;
}

/** The table has the name of the real one: a text may name it. */
export function questionOf(doubt: Doubt): Question {
  switch (doubt.kind) {
    case 'default':
      return ask(doubt.table, [], [defaultStatement(doubt)], defaultOf(doubt));
    case 'generated':
      return ask(doubt.table, othersThan(doubt), [generatedStatement(doubt)], defaultOf(doubt));
    case 'check':
      return ask(
        doubt.table,
        doubt.table.columns,
        [`ALTER TABLE ${path(doubt.table)} ADD CHECK (${doubt.to})`],
        `SELECT pg_get_expr(conbin, conrelid) FROM pg_constraint WHERE conrelid = ${id(doubt.table)} AND contype = 'c'`,
      );
    case 'exclusion':
      return ask(
        doubt.table,
        doubt.table.columns,
        [`ALTER TABLE ${path(doubt.table)} ADD EXCLUDE ${doubt.to}`],
        `SELECT pg_get_constraintdef(oid) FROM pg_constraint WHERE conrelid = ${id(doubt.table)} AND contype = 'x'`,
      );
    case 'indexPredicate':
      return ask(
        doubt.table,
        doubt.table.columns,
        [`CREATE INDEX ON ${path(doubt.table)} ((1)) WHERE ${doubt.to}`],
        indexPredicateOf(doubt.table),
      );
    case 'indexExpression':
      return ask(
        doubt.table,
        doubt.table.columns,
        [indexStatement(doubt)],
        indexKeyOf(doubt.table),
      );
    case 'view':
      return {
        preparation: [],
        statements: [`CREATE TEMPORARY VIEW limbeck_view AS ${doubt.to}`],
        question: "SELECT pg_get_viewdef('pg_temp.limbeck_view'::regclass)",
      };
    case 'viewIndex': {
      const { part, view, to } = doubt;
      return {
        preparation: [
          `CREATE TEMPORARY TABLE ${quoting.identifier(view.name)} AS ${view.definition} WITH NO DATA`,
        ],
        statements: [
          part === 'indexPredicate'
            ? `CREATE INDEX ON ${path(view)} ((1)) WHERE ${to}`
            : `CREATE INDEX ON ${path(view)} ((${to}))`,
        ],
        question: part === 'indexPredicate' ? indexPredicateOf(view) : indexKeyOf(view),
      };
    }
    case 'onUpdate':
      throw new Error('PostgreSQL has no ON UPDATE: normalize takes it away.');
  }
}

/** What the server answered, in the form that the catalog is read into. */
export function readSpelling(doubt: Doubt, spelling: string): string | null {
  switch (doubt.kind) {
    case 'default':
      return normalizeDefault(spelling, columnOf(doubt).type);
    case 'exclusion':
      return exclusionExpression(spelling);
    case 'view':
      return trimDefinition(withLastingArrays(spelling));
    case 'generated':
    case 'check':
    case 'indexPredicate':
    case 'indexExpression':
    case 'viewIndex':
    case 'onUpdate':
      return catalogExpression(spelling);
  }
}

type ColumnDoubt = Extract<Doubt, { readonly column: string }>;

function ask(
  table: Table,
  columns: readonly Column[],
  statements: readonly string[],
  question: string,
): Question {
  return {
    preparation: [
      `CREATE TEMPORARY TABLE ${quoting.identifier(table.name)} ()`,
      ...columns.map((column) => addStatement(table, column)),
    ],
    statements,
    question,
  };
}

/** The column without anything but its type and collation. */
function addStatement(table: Table, column: Column): string {
  return `ALTER TABLE ${path(table)} ADD COLUMN ${columnDefinition(plain(column))}`;
}

function plain(column: Column): Column {
  return { ...column, nullable: true, default: null, identity: null, generated: null };
}

function defaultStatement(doubt: ColumnDoubt): string {
  const column = { ...plain(columnOf(doubt)), default: doubt.to };
  return `ALTER TABLE ${path(doubt.table)} ADD COLUMN ${columnDefinition(column)}`;
}

function generatedStatement(doubt: ColumnDoubt): string {
  const column = columnOf(doubt);
  const generated = { expression: doubt.to, stored: column.generated?.stored ?? true };
  const definition = columnDefinition({ ...plain(column), generated });
  return `ALTER TABLE ${path(doubt.table)} ADD COLUMN ${definition}`;
}

type IndexDoubt = Extract<Doubt, { readonly kind: 'indexExpression' | 'indexPredicate' }>;

function indexStatement({ table, index, to }: IndexDoubt): string {
  const found = table.indexes.find(({ name }) => name === index);
  const key = found?.keys.find(({ value }) => value === to);
  const method = found?.method ?? 'btree';
  const text = key === undefined ? `(${to})` : formatKey(key);
  return `CREATE INDEX ON ${path(table)} USING ${method} (${text})`;
}

function defaultOf({ table }: ColumnDoubt): string {
  return `SELECT pg_get_expr(adbin, adrelid) FROM pg_attrdef WHERE adrelid = ${id(table)}`;
}

function indexPredicateOf(owner: TableName): string {
  return `SELECT pg_get_expr(indpred, indrelid) FROM pg_index WHERE indrelid = ${id(owner)}`;
}

function indexKeyOf(owner: TableName): string {
  return `SELECT pg_get_indexdef(indexrelid, 1, false) FROM pg_index WHERE indrelid = ${id(owner)}`;
}

function columnOf({ table, column: name }: ColumnDoubt): Column {
  const column = table.columns.find((one) => one.name === name);
  if (column === undefined) throw new Error(`A doubt names ${name}, which ${table.name} lacks.`);
  return column;
}

function othersThan({ table, column }: ColumnDoubt): readonly Column[] {
  return table.columns.filter(({ name }) => name !== column);
}

function path(table: TableName): string {
  return `pg_temp.${quoting.identifier(table.name)}`;
}

function id(table: TableName): string {
  return `${quoteText(path(table))}::regclass`;
}
