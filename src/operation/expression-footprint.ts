import { mentionsColumn, queryMentions } from '../schema/query-mentions.ts';
import { sameTableName } from '../schema/table-name.ts';
import type { Footprint } from './footprint.ts';
import type { Operation } from './operation.ts';
import { expressionsOf } from './operation-expressions.ts';
import type { TouchedThing, TouchedThings } from './touched-things.ts';

/** The columns of its table that an expression leans on, of those that the other operations touch. */
export function expressionFootprint(operation: Operation, touched: TouchedThings): Footprint {
  const { before, after } = expressionsOf(operation);
  if (before.length + after.length === 0) return {};
  const columns = columnsBeside(operation, touched);
  return { frees: keysMentioned(before, columns), needs: keysMentioned(after, columns) };
}

function columnsBeside(operation: Operation, touched: TouchedThings): readonly TouchedThing[] {
  if (!('table' in operation)) return [];
  const { table } = operation;
  return touched
    .filter(([first]) => first?.kind !== 'enum' && first && sameTableName(first.name, table))
    .flat()
    .filter(({ column }) => column !== null);
}

function keysMentioned(
  expressions: readonly string[],
  columns: readonly TouchedThing[],
): readonly string[] {
  const mentions = expressions.map(queryMentions);
  return columns
    .filter(({ column }) => mentions.some((each) => mentionsColumn(each, column ?? '')))
    .map(({ key }) => key);
}
