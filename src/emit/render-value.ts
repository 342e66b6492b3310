import { isSql, type Sql, type SqlValue } from '../schema/sql.ts';
import { escapeTemplate, literal, print, quote, text, type Code } from './code.ts';

/** A literal or an `sql` value as it is written in a migration. */
export function renderValue(value: SqlValue): Code {
  if (isSql(value)) return renderSql(value);
  if (value instanceof Date) return text(`new Date('${value.toISOString()}')`);
  if (value instanceof Uint8Array) {
    return text(`Buffer.from('${Buffer.from(value).toString('hex')}', 'hex')`);
  }
  return literal(value);
}

function renderSql(piece: Sql): Code {
  switch (piece.kind) {
    case 'now':
      return text('sql.now()', ['sql']);
    case 'uuid':
      return text('sql.uuid()', ['sql']);
    case 'identifier':
      return text(`sql.identifier(${quote(piece.name)})`, ['sql']);
    case 'sql':
      return text(`sql\`${piece.texts.map(withHole).join('')}\``, ['sql']);
  }

  function withHole(part: string, position: number): string {
    const value = piece.kind === 'sql' ? piece.values[position] : undefined;
    return (
      escapeTemplate(part) + (value === undefined ? '' : `\${${print(renderValue(value), '', 0)}}`)
    );
  }
}
