import type { Doubt, Verdict } from '../compare/doubt.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';
import type { Operation } from '../operation/operation.ts';
import type { MetadataSubject } from '../runtime/metadata-change.ts';
import type { ColumnChange } from '../schema/column.ts';
import { queryMentions } from '../schema/query-mentions.ts';
import { tableNameOf, type TableName } from '../schema/table-name.ts';
import type { Table } from '../schema/table.ts';
import { viewTexts, type View } from '../schema/view.ts';
import { withSecondOpinion, type Opinion } from './second-opinion.ts';

/** What it takes to find the text on record for what is in the database. */
export interface Records {
  /** The text on record; null where there is none. */
  find(subject: MetadataSubject): string | null;
  /** The tables of the database. */
  readonly tables: readonly Table[];
  /** The server's opinion on whether a text means what the catalog says. */
  judge(doubts: readonly Doubt[]): Promise<readonly Verdict[]>;
}

/**
 * The operations with the views and generated columns of the database in the words in which they
 * were declared, where TypeORM has these on record and they still mean what the catalog says: a
 * downgrade then reads, and restores, what the developer wrote.
 */
export async function withRecordedTexts(
  operations: readonly Operation[],
  records: Records,
): Promise<readonly Operation[]> {
  const kept = operations.some(changesTables) ? withoutStars(records) : records;
  return withSecondOpinion((opinion) => {
    const say = sayer(records, opinion);
    const sayInPlace = sayer(kept, opinion);
    return operations.map((operation) =>
      respell(operation, operation.kind === 'replaceView' ? sayInPlace : say),
    );
  }, records.judge);
}

function changesTables({ kind }: Operation): boolean {
  return (
    kind === 'batchAlterTable' ||
    kind === 'addColumn' ||
    kind === 'dropColumn' ||
    kind === 'renameColumn'
  );
}

/** A text with `*` means something else while a table has other columns, which its place does not tell. */
function withoutStars(records: Records): Records {
  return {
    ...records,
    find(subject) {
      const text = records.find(subject);
      return text !== null && queryMentions(text).hasStar ? null : text;
    },
  };
}

interface Sayer {
  view(view: View): View;
  column<Given extends ColumnChange>(table: TableName, name: string, column: Given): Given;
}

function sayer({ find, tables }: Records, opinion: Opinion): Sayer {
  const byName = new Map(tables.map((table) => [qualifiedKey(table), table]));
  return {
    view(view) {
      const text = find({ kind: 'view', view: tableNameOf(view) });
      if (text === null) return view;
      const texts = viewTexts(text);
      const doubt: Doubt = { kind: 'view', view, from: view.definition, to: texts.definition };
      return doubt.from === doubt.to || opinion(doubt) === 'same' ? { ...view, ...texts } : view;
    },
    column(tableName, name, column) {
      const table = byName.get(qualifiedKey(tableName));
      const text = find({ kind: 'column', table: tableName, name });
      const { generated } = column;
      if (table === undefined || text === null || !generated) return column;
      const texts = { from: generated.expression, to: text };
      const isSame =
        text === generated.expression ||
        opinion({ kind: 'generated', table, column: name, ...texts }) === 'same';
      return isSame ? { ...column, generated: { ...generated, expression: text } } : column;
    },
  };
}

/** The operation with what it says of the database put in the words of `say`. */
function respell(operation: Operation, say: Sayer): Operation {
  if (operation.kind === 'dropView') return { ...operation, view: say.view(operation.view) };
  if (operation.kind === 'replaceView') return { ...operation, from: say.view(operation.from) };
  if (operation.kind === 'dropTable') {
    const { table, existing } = operation;
    if (existing === null) return operation;
    const columns = existing.columns.map((column) => say.column(table, column.name, column));
    return { ...operation, existing: { ...existing, columns } };
  }
  return operation.kind === 'batchAlterTable'
    ? { ...operation, operations: operation.operations.map((each) => respellColumn(each, say)) }
    : respellColumn(operation, say);
}

function respellColumn<Given extends Operation>(operation: Given, say: Sayer): Given {
  if (operation.kind !== 'dropColumn' && operation.kind !== 'alterColumn') return operation;
  const { table, column, existing } = operation;
  return { ...operation, existing: existing && say.column(table, column, existing) };
}
