import type { ServerName } from '../support/server.ts';
import type { RandomEntity } from './random-entity.ts';
import type { RandomPair } from './random-pair.ts';

/** The pair as a literal case of `test/acceptance`. */
export function printPair(server: ServerName, pair: RandomPair): string {
  const list = (entities: readonly RandomEntity[]): string =>
    `[\n${entities.map((entity) => `    ${printValue(entity)},\n`).join('')}  ]`;
  return `{
  name: '…',
  from: ${list(pair.from)},
  to: ${list(pair.to)},
  databases: ['${server}'],
}`;
}

function printValue(value: unknown): string {
  if (typeof value === 'function') {
    return value === String || value === Number || value === Boolean || value === Date
      ? value.name
      : String(value);
  }
  if (Array.isArray(value)) return `[${value.map(printValue).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return printScalar(value);
  const entries = Object.entries(value).filter(
    ([key, part]) => key !== 'tableName' || !/^[a-z_]+$/.test(String(part)),
  );
  const parts = entries.map(
    ([key, part]) => `${/^\w+$/.test(key) ? key : `'${key}'`}: ${printValue(part)}`,
  );
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function printScalar(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  return value.includes("'") ? JSON.stringify(value) : `'${value}'`;
}
