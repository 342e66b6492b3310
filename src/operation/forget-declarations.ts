import type { Operation } from './operation.ts';

/**
 * The operations, with every column that is not in `known` as it stands there without what its entity
 * declares: somebody has changed it since, and a file is written in the words of the declaration.
 */
export function forgetDeclarations(
  operations: readonly Operation[],
  known: readonly Operation[],
): Operation[] {
  const originals = new Set<object>();
  for (const operation of known) collect(operation, originals);
  return operations.map((operation) => forget(operation, originals));
}

function collect(value: object, originals: Set<object>): void {
  if (carriesDeclaration(value)) originals.add(value);
  for (const member of Object.values(value)) {
    if (isObject(member)) collect(member, originals);
  }
}

/** What has nothing to forget is returned itself. */
function forget<Value extends object>(value: Value, originals: ReadonlySet<object>): Value {
  const isChanged = carriesDeclaration(value) && !originals.has(value);
  const members = Object.entries(value).map(
    ([key, member]: [string, unknown]) =>
      [key, isObject(member) ? forget(member, originals) : member] as const,
  );
  const isSame = members.every(([key, member]) => member === Reflect.get(value, key));
  if (isSame && !isChanged) return value;
  if (Array.isArray(value)) return members.map(([, member]) => member) as unknown as Value;
  // The same members, but for those that were forgotten.
  return { ...value, ...Object.fromEntries(members), ...(isChanged ? { declared: null } : {}) };
}

/** A view carries its declaration as a text, which is no column's. */
function carriesDeclaration(value: object): boolean {
  return 'declared' in value && isObject(value.declared);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
