import type { Operation } from '../operation/operation.ts';

/** Only what is missing is created: a schema that no entity is in belongs to somebody else. */
export function compareSchemas(
  from: readonly string[],
  to: readonly string[],
): readonly Operation[] {
  return to
    .filter((name) => !from.includes(name))
    .map((name): Operation => ({ kind: 'createSchema', name }));
}
