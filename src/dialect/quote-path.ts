import type { TableName } from '../schema/table-name.ts';
import type { Quoting } from './dialect.ts';

/** The name of a table as statements write it, with its schema where that is not the default one. */
export function quotePath({ schema, name }: TableName, { identifier }: Quoting): string {
  return [...(schema === null ? [] : [schema]), name].map((part) => identifier(part)).join('.');
}
