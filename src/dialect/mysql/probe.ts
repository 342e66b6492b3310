import type { Doubt } from '../../compare/doubt.ts';
import type { Column } from '../../schema/column.ts';
import type { Table } from '../../schema/table.ts';
import { columnDefinition } from './column-definition.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

/** A question to the server: two elements of CREATE TABLE that it is asked to spell. */
export interface Probe {
  readonly doubt: Doubt;
  readonly table: Table;
  /** Whether the texts name other columns of the table, which then have to be there. */
  readonly surroundings: 'none' | 'columns';
  /** The element with one of the texts, under a name that tells it from all others. */
  element(text: 'from' | 'to', name: string): string;
}

/** The question that a doubt comes down to; null when it cannot be put in a table. */
export function probeOf(doubt: Doubt, server: MysqlServer): Probe | null {
  switch (doubt.kind) {
    case 'default':
    case 'onUpdate':
    case 'generated':
      return columnProbe(doubt, server);
    case 'check':
      return {
        doubt,
        table: doubt.table,
        surroundings: 'columns',
        element: (text, name) => `CONSTRAINT ${quoting.identifier(name)} CHECK (${doubt[text]})`,
      };
    case 'indexExpression':
      return {
        doubt,
        table: doubt.table,
        surroundings: 'columns',
        element: (text, name) => `INDEX ${quoting.identifier(name)} ((${doubt[text]}))`,
      };
    case 'exclusion':
    case 'indexPredicate':
    case 'view':
    case 'viewIndex':
      return null;
  }
}

type ColumnDoubt = Extract<Doubt, { kind: 'default' | 'onUpdate' | 'generated' }>;

function columnProbe(doubt: ColumnDoubt, server: MysqlServer): Probe | null {
  const column = doubt.table.columns.find(({ name }) => name === doubt.column);
  if (column === undefined) return null;
  return {
    doubt,
    table: doubt.table,
    surroundings: doubt.kind === 'generated' ? 'columns' : 'none',
    element: (text, name) => {
      const definition = columnDefinition(withText(column, doubt, doubt[text]), server);
      return `${quoting.identifier(name)} ${definition}`;
    },
  };
}

function withText(column: Column, { kind }: ColumnDoubt, text: string): Column {
  const bare: Column = { ...column, identity: null, default: null, onUpdate: null, comment: null };
  switch (kind) {
    case 'default':
      return { ...bare, generated: null, default: text };
    case 'onUpdate':
      return { ...bare, generated: null, nullable: true, onUpdate: text };
    case 'generated':
      return {
        ...bare,
        generated: { expression: text, stored: column.generated?.stored ?? false },
      };
  }
}
