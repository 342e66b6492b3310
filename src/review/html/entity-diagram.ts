import type {
  Difference,
  Mark,
  ReportColumn,
  ReportIndex,
  ReportKey,
  TableDifference,
} from '../table-difference.ts';
import { font, quoted } from './draw.ts';
import { html, type Html } from './html.ts';
import { ink, markInk, markSigns } from './ink.ts';

/** The tables of a revision and how they refer to each other, for Graphviz. */
export function entityDiagram(tables: readonly TableDifference[]): string {
  const shown = tables.map((table) => shownTable(table, tables));
  const nodes = new Map(
    shown.map((table, index) => [nameOf(table.table), { table, id: `t${index}` }]),
  );
  return [
    'digraph {',
    'graph [rankdir=LR bgcolor=transparent nodesep=0.35 ranksep=0.9 pad=0.2]',
    `node [shape=plain fontname="${font}" fontsize=11 fontcolor="${ink.foreground}"]`,
    'edge [dir=both arrowtail=crow arrowhead=tee arrowsize=0.8]',
    ...[...nodes.values()].map(({ table, id }) => `${id} [label=<${tableLabel(table).text}>]`),
    ...shown.flatMap((from, index) =>
      from.table.foreignKeys.map((key) => {
        const { columns, referencedTable, referencedColumns, name } = partOf(key);
        const to = nodes.get(referencedTable);
        if (to === undefined) return '';
        const { line } = markInk[key.mark];
        const tail = `t${index}${port(from, columns, 'last')}`;
        const head = `${to.id}${port(to.table, referencedColumns, 'first')}`;
        const style = key.mark === 'dropped' ? ' style=dashed' : '';
        const width = key.mark === 'unchanged' ? 1 : 2;
        return `${tail} -> ${head} [color="${line}" penwidth=${width}${style} tooltip=${quoted(name ?? 'foreign key')}]`;
      }),
    ),
    '}',
  ].join('\n');
}

/** A table, and those of its columns that have a row. */
interface ShownTable {
  readonly table: TableDifference;
  readonly columns: readonly Difference<ReportColumn>[];
  readonly hidden: number;
}

/** Columns of a table that a reviewer can still take in. */
const most = 14;

/** All columns of a small table; of a large one, those that change, and those that keys go by. */
function shownTable(table: TableDifference, all: readonly TableDifference[]): ShownTable {
  const { columns } = table;
  const isNeighbour =
    table.mark === 'unchanged' && columns.every(({ mark }) => mark === 'unchanged');
  if (columns.length <= most && !isNeighbour) return { table, columns, hidden: 0 };
  const needed = new Set([
    ...table.keys.flatMap((key) => (partOf(key).kind === 'primaryKey' ? partOf(key).columns : [])),
    ...table.foreignKeys.flatMap((key) => partOf(key).columns),
    ...all
      .flatMap(({ foreignKeys }) => foreignKeys.map(partOf))
      .flatMap((key) => (key.referencedTable === nameOf(table) ? key.referencedColumns : [])),
  ]);
  const kept = columns.filter(
    (column) => column.mark !== 'unchanged' || needed.has(partOf(column).name),
  );
  return { table, columns: kept, hidden: columns.length - kept.length };
}

function tableLabel({ table, columns, hidden }: ShownTable): Html {
  const { text, panel, line } = markInk[table.mark];
  const header = table.mark === 'unchanged' ? ink.panel : panel;
  return html`<table border="0" cellborder="1" cellspacing="0" cellpadding="5" color="${line}">
    <tr>
      <td colspan="3" bgcolor="${header}">
        <font color="${text}"><b>${withSign(table.mark, titleOf(table))}</b></font>
      </td>
    </tr>
    ${columns.map((column, index) =>
      columnRow(table, column, index),
    )}${hidden === 0 ? [] : [noteRow(`… ${hidden} more, unchanged`, 'unchanged')]}${extras(table).map(([note, mark]) => noteRow(note, mark))}
  </table>`;
}

function titleOf({ before, after }: TableDifference): string {
  const [from, to] = [before?.name, after?.name];
  return from !== undefined && to !== undefined && from !== to
    ? `${from} → ${to}`
    : (to ?? from ?? '');
}

function columnRow(table: TableDifference, column: Difference<ReportColumn>, index: number): Html {
  const { text, panel } = markInk[column.mark];
  const { before, after, mark } = column;
  const name = changed(before?.name, after?.name);
  const type = changed(before && typeText(before), after && typeText(after));
  const cell = (content: string, port = ''): Html =>
    html`<td align="left" bgcolor="${panel}" ${port === '' ? '' : html` port="${port}"`}>
      <font color="${text}">${content || ' '}</font>
    </td>`;
  return html`<tr>
    ${cell(withSign(mark, name), `first${index}`)}${cell(type)}${cell(roles(table, partOf(column).name), `last${index}`)}
  </tr>`;
}

/** `varchar(40)`, or `varchar(40) null` where it need not have a value. */
function typeText({ type, nullable }: ReportColumn): string {
  return nullable ? `${type} null` : type;
}

function changed(before: string | null | undefined, after: string | null | undefined): string {
  if (before && after && before !== after) return `${before} → ${after}`;
  return after ?? before ?? '';
}

/** Which keys a column is part of. */
function roles({ keys, foreignKeys }: TableDifference, name: string): string {
  const inKeys = (kind: ReportKey['kind']): boolean =>
    keys.some((key) => partOf(key).kind === kind && partOf(key).columns.includes(name));
  return [
    ...(inKeys('primaryKey') ? ['PK'] : []),
    ...(foreignKeys.some((key) => partOf(key).columns.includes(name)) ? ['FK'] : []),
    ...(inKeys('unique') ? ['UQ'] : []),
  ].join(' ');
}

/** Keys and indexes that come, go or change: a diagram has no place for the others. */
function extras({ mark, keys, indexes }: TableDifference): readonly (readonly [string, Mark])[] {
  // Its columns say already what the primary key of a table is that comes or goes as a whole.
  const isWhole = mark === 'added' || mark === 'dropped';
  const told = keys.filter(
    (key) => isMarked(key) && !(isWhole && partOf(key).kind === 'primaryKey'),
  );
  return [
    ...told.map((key) => [keyText(partOf(key)), key.mark] as const),
    ...indexes.filter(isMarked).map((index) => [indexText(partOf(index)), index.mark] as const),
  ];
}

const keyWords = {
  primaryKey: 'primary key',
  unique: 'unique',
  check: 'check',
  exclusion: 'exclusion',
} as const;

function keyText({ kind, columns, expression }: ReportKey): string {
  return `${keyWords[kind]} ${expression === null ? `(${columns.join(', ')})` : shortened(expression)}`;
}

function indexText({ keys, unique, where }: ReportIndex): string {
  const predicate = where === null ? '' : ` where ${where}`;
  return shortened(`${unique ? 'unique index' : 'index'} (${keys.join(', ')})${predicate}`);
}

function shortened(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

function noteRow(note: string, mark: Mark): Html {
  const { text, panel } = markInk[mark];
  const color = mark === 'unchanged' ? ink.muted : text;
  return html`<tr>
    <td colspan="3" align="left" bgcolor="${panel}">
      <font color="${color}">${withSign(mark, note)}</font>
    </td>
  </tr>`;
}

function withSign(mark: Mark, text: string): string {
  return mark === 'unchanged' ? text : `${markSigns[mark]} ${text}`;
}

function isMarked({ mark }: Difference<unknown>): boolean {
  return mark !== 'unchanged';
}

/** What a thing is after the revision, or was before where it goes. */
function partOf<Part>({ before, after }: Difference<Part>): Part {
  // One of the two is always there.
  return (after ?? before) as Part;
}

function nameOf(table: TableDifference): string {
  return partOf(table).name;
}

/** Where an edge leaves the row of the first of these columns, or comes to it. */
function port({ columns }: ShownTable, [name]: readonly string[], cell: 'first' | 'last'): string {
  const index = columns.findIndex((column) => partOf(column).name === name);
  const side = cell === 'first' ? 'w' : 'e';
  return index === -1 ? `:${side}` : `:${cell}${index}:${side}`;
}
