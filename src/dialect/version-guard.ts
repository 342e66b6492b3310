import type { TableName } from '../schema/table-name.ts';
import type { Quoting } from './dialect.ts';
import { quotePath } from './quote-path.ts';

/**
 * A statement for `ScriptStyle.guard` that any database takes: where the table holds something else,
 * it has a NOT NULL column take NULL. `from` is what a SELECT without a table needs before WHERE, and
 * `otherwise` a condition that fails it too.
 */
export function versionGuard(
  table: TableName,
  column: string,
  values: readonly string[],
  { quoting, from = '', otherwise }: GuardWords,
): string {
  const path = quotePath(table, quoting);
  const name = quoting.identifier(column);
  const list = values.map((value) => quoting.literal(value)).join(', ');
  const strangers = values.length === 0 ? '' : ` WHERE ${name} NOT IN (${list})`;
  const conditions = [
    ...(values.length === 0
      ? []
      : [`(SELECT count(*) FROM ${path} WHERE ${name} IN (${list})) <> ${values.length}`]),
    `EXISTS (SELECT 1 FROM ${path}${strangers})`,
    ...(otherwise === undefined ? [] : [otherwise]),
  ];
  return `INSERT INTO ${path} (${name}) SELECT NULL${from} WHERE ${conditions.join(' OR ')}`;
}

interface GuardWords {
  readonly quoting: Quoting;
  readonly from?: string;
  readonly otherwise?: string;
}
