import type { Doubt } from '../compare/doubt.ts';
import { formatTableName } from '../schema/table-name.ts';

/** Two texts that differ and may mean the same, which the server could not be asked. */
export interface Undecided {
  /** What it is about: `check ck_age of users`, `default of users.created`, `view adults`. */
  readonly subject: string;
  /** The text in the database. */
  readonly database: string;
  /** The text of the entity. */
  readonly declared: string;
}

export function undecidedOf(doubt: Doubt): Undecided {
  return { subject: subjectOf(doubt), database: doubt.from, declared: doubt.to };
}

function subjectOf(doubt: Doubt): string {
  switch (doubt.kind) {
    case 'default':
    case 'generated':
    case 'onUpdate':
      return `${words[doubt.kind]} of ${formatTableName(doubt.table)}.${doubt.column}`;
    case 'check':
    case 'exclusion':
      return `${doubt.kind} ${doubt.constraint} of ${formatTableName(doubt.table)}`;
    case 'indexPredicate':
    case 'indexExpression':
      return `${words[doubt.kind]} of index ${doubt.index} on ${formatTableName(doubt.table)}`;
    case 'viewIndex':
      return `${words[doubt.part]} of index ${doubt.index} on view ${formatTableName(doubt.view)}`;
    case 'view':
      return `view ${formatTableName(doubt.view)}`;
  }
}

const words = {
  default: 'default',
  generated: 'expression',
  onUpdate: 'ON UPDATE',
  indexPredicate: 'predicate',
  indexExpression: 'expression',
} as const;
