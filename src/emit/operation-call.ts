import { call, literal, object, type Code } from './code.ts';

/** An option, left out where its value is null. */
export type Entry = readonly [string, Code | null];

/** `op.name(values, { schema, … })`; options only where there are some. */
export function operationCall(
  name: string,
  values: readonly Code[],
  { schema }: { readonly schema: string | null },
  entries: readonly Entry[] = [],
): Code {
  return plainCall(name, values, [
    ...entries,
    ['schema', schema === null ? null : literal(schema)],
  ]);
}

/** The same of something that is in no schema. */
export function plainCall(name: string, values: readonly Code[], entries: readonly Entry[]): Code {
  const options = object(entries);
  return call(`op.${name}`, ...values, ...(options === null ? [] : [options]));
}

/** A condition as an option. */
export function unlessThere({ ifNotExists }: { readonly ifNotExists?: true | undefined }): Entry {
  return ['ifNotExists', ifNotExists ? literal(true) : null];
}

export function ifThere({ ifExists }: { readonly ifExists?: true | undefined }): Entry {
  return ['ifExists', ifExists ? literal(true) : null];
}
