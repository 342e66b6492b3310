import type { TableName } from '../../schema/table-name.ts';
import { quoteTable } from './quoting.ts';

/**
 * A piece of an alteration: a clause of `ALTER TABLE`, which joins its neighbours in one statement;
 * a statement that has to stand where it is; a pause, after which clauses make another statement;
 * a closing statement that can wait until the clauses are done (a comment); or a renaming, before
 * which everything else is finished.
 */
export interface Step {
  readonly kind: 'clause' | 'statement' | 'pause' | 'closing' | 'rename';
  readonly text: string;
}

export function clause(text: string): Step {
  return { kind: 'clause', text };
}

export function statement(text: string): Step {
  return { kind: 'statement', text };
}

export const pause: Step = { kind: 'pause', text: '' };

export function closing(text: string): Step {
  return { kind: 'closing', text };
}

export function rename(text: string): Step {
  return { kind: 'rename', text };
}

/**
 * As few statements as keep the order of the steps: one `ALTER TABLE` where nothing stands between.
 * Within it PostgreSQL itself drops first, then changes types, adds columns, and adds constraints.
 */
export function alterTable(table: TableName, steps: readonly Step[]): readonly string[] {
  const done: string[] = [];
  let clauses: string[] = [];
  let closings: string[] = [];
  const alter = (): void => {
    if (clauses.length > 0) done.push(formatAlter(table, clauses));
    clauses = [];
  };
  const finish = (): void => {
    alter();
    done.push(...closings);
    closings = [];
  };
  for (const { kind, text } of steps) {
    if (kind === 'clause') clauses.push(text);
    if (kind === 'closing') closings.push(text);
    if (kind === 'statement' || kind === 'pause') alter();
    if (kind === 'rename') finish();
    if (kind === 'statement' || kind === 'rename') done.push(text);
  }
  finish();
  return done;
}

function formatAlter(table: TableName, clauses: readonly string[]): string {
  const name = quoteTable(table);
  if (clauses.length === 1) return `ALTER TABLE ${name} ${clauses[0]}`;
  return `ALTER TABLE ${name}\n  ${clauses.join(',\n  ')}`;
}
