import type { TableName } from '../schema/table-name.ts';
import type { SchemaOption } from './operations.ts';

/** What a call of `op` names, in the schema that its options say. */
export function nameOf(name: string, options: SchemaOption | undefined): TableName {
  return { schema: options?.schema ?? null, name };
}
