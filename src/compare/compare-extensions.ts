import type { Operation } from '../operation/operation.ts';

/** Only what is missing is installed: an extension that no entity needs may serve somebody else. */
export function compareExtensions(
  from: readonly string[],
  to: readonly string[],
): readonly Operation[] {
  return to
    .filter((name) => !from.includes(name))
    .map((name): Operation => ({ kind: 'createExtension', name }));
}
