import type { ValueRename } from '../schema/value-rename.ts';
import { list, strings, type Code } from './code.ts';

/** Old and new names of values, `[['draft', 'drafted']]`; null where there are none. */
export function renderRenamedValues(renamed: readonly ValueRename[] = []): Code | null {
  return renamed.length === 0 ? null : list(renamed.map(({ from, to }) => strings([from, to])));
}
