import type { Index, IndexKey } from '../../schema/table-index.ts';
import { operationUnsupported } from '../dialect-error.ts';
import { quoting } from './quoting.ts';
import type { MysqlServer } from './server.ts';

/** An index as it stands in CREATE TABLE, and behind ADD in ALTER TABLE. */
export function indexDefinition(index: Index, server: MysqlServer): string {
  const keys = index.keys.map((key) => keyDefinition(key, index, server)).join(', ');
  const parts = [
    `${indexWord(index)} ${quoting.identifier(index.name)} (${keys})`,
    index.parser === null ? null : `WITH PARSER ${quoting.identifier(index.parser)}`,
    index.comment === null ? null : `COMMENT ${quoting.literal(index.comment)}`,
  ];
  return parts.filter((part) => part !== null).join(' ');
}

function indexWord(index: Index): string {
  if (index.method === 'fulltext') return 'FULLTEXT INDEX';
  if (index.method === 'spatial') return 'SPATIAL INDEX';
  return index.unique ? 'UNIQUE INDEX' : 'INDEX';
}

function keyDefinition(key: IndexKey, index: Index, server: MysqlServer): string {
  const direction = key.descending ? ' DESC' : '';
  if (key.kind === 'expression') return `(${expressionOf(key, index, server)})${direction}`;
  const length = key.length === null ? '' : `(${key.length})`;
  return `${quoting.identifier(key.value)}${length}${direction}`;
}

function expressionOf(key: IndexKey, index: Index, { flavour }: MysqlServer): string {
  if (flavour.expressionKeys) return key.value;
  throw operationUnsupported(
    `index an expression (index ${index.name})`,
    flavour.label,
    'Index a generated column that has the expression.',
  );
}
