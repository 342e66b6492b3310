import type { Index, IndexKey } from '../schema/table-index.ts';
import { list, literal, object, strings, text, type Code } from './code.ts';
import { renderValue } from './render-value.ts';

/** The keys of an index: names of columns, and objects where there is more to say. */
export function renderKeys(index: Index): Code {
  return list(index.keys.map(renderKey));
}

function renderKey(key: IndexKey): Code {
  const details = object([
    ['order', key.descending ? literal('DESC') : null],
    ['nulls', key.nulls === null ? null : literal(key.nulls === 'first' ? 'FIRST' : 'LAST')],
    ['collation', key.collation === null ? null : literal(key.collation)],
    ['operatorClass', key.operatorClass === null ? null : literal(key.operatorClass)],
    ['length', key.length === null ? null : literal(key.length)],
  ]);
  const subject = renderSubject(key);
  if (details === null) return subject;
  const name = key.kind === 'column' ? 'column' : 'expression';
  const rest = details.kind === 'object' ? details.entries : [];
  return object([[name, subject], ...rest]) ?? text('{}');
}

function renderSubject({ kind, value }: IndexKey): Code {
  if (kind === 'column') return literal(value);
  return renderValue({ kind: 'sql', texts: [value], values: [] });
}

/** The options in which an index differs from a plain one. */
export function indexEntries(index: Index): readonly (readonly [string, Code | null])[] {
  return [
    ['unique', index.unique ? literal(true) : null],
    ['where', index.where === null ? null : literal(index.where)],
    ['method', index.method === null ? null : literal(index.method)],
    ['include', index.include.length === 0 ? null : strings(index.include)],
    ['nullsNotDistinct', index.nullsNotDistinct ? literal(true) : null],
    ['parser', index.parser === null ? null : literal(index.parser)],
    ['comment', index.comment === null ? null : literal(index.comment)],
  ];
}
