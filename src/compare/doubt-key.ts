import type { Doubt } from './doubt.ts';

/** What a doubt is about, as text: the same for the same doubt in every comparison of one pair of schemas. */
export function doubtKey(doubt: Doubt): string {
  return JSON.stringify(doubtPath(doubt));
}

function doubtPath(doubt: Doubt): readonly (string | null)[] {
  const { kind, from, to } = doubt;
  switch (kind) {
    case 'default':
    case 'generated':
    case 'onUpdate':
      return [kind, doubt.table.schema, doubt.table.name, doubt.column, from, to];
    case 'check':
    case 'exclusion':
      return [kind, doubt.table.schema, doubt.table.name, doubt.constraint, from, to];
    case 'indexPredicate':
    case 'indexExpression':
      return [kind, doubt.table.schema, doubt.table.name, doubt.index, from, to];
    case 'view':
      return [kind, doubt.view.schema, doubt.view.name, from, to];
    case 'viewIndex':
      return [doubt.part, doubt.view.schema, doubt.view.name, doubt.index, from, to];
  }
}
