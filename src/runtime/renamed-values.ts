import { LimbeckError } from '../error.ts';
import { renameValues, reverseRenames, type ValueRename } from '../schema/value-rename.ts';
import type { RenamedValues } from './operations.ts';

/** An enumeration whose values are given other names, as a migration says it. */
export interface RenamedEnum {
  /** The type, or the column that has it. */
  readonly name: string;
  /** The values before, where they are said. */
  readonly existing: readonly string[] | null;
  readonly values: readonly string[];
}

/**
 * The renames of values that a migration asks for.
 * @throws {LimbeckError} `RENAME_INVALID` where an old name is none of the values before, a new one none of
 * those afterwards, or where two values would be one.
 */
export function readRenamedValues(
  pairs: RenamedValues,
  { name, existing, values }: RenamedEnum,
): readonly ValueRename[] {
  const renamed = pairs.map(([from, to]) => ({ from, to }));
  for (const { from, to } of renamed) {
    if (existing !== null && !existing.includes(from)) throw notAValue(name, from, 'before');
    if (!values.includes(to)) throw notAValue(name, to, 'afterwards');
  }
  const doubled =
    firstDouble(renamed.map(({ from }) => from)) ??
    firstDouble(renameValues(values, reverseRenames(renamed))) ??
    firstDouble(renameValues(existing ?? [], renamed));
  if (doubled !== undefined) throw notOneToOne(name, doubled);
  return renamed;
}

function firstDouble(values: readonly string[]): string | undefined {
  return values.find((value, position) => values.indexOf(value) !== position);
}

function notAValue(name: string, value: string, when: 'before' | 'afterwards'): LimbeckError {
  return new LimbeckError(
    'RENAME_INVALID',
    `A value of ${name} is renamed, and ${value} is none of its values ${when}.`,
    when === 'before'
      ? 'Name the values as they are in `existing`: `[[old, new]]`.'
      : 'Name the values as they are in the new type: `[[old, new]]`.',
  );
}

function notOneToOne(name: string, value: string): LimbeckError {
  return new LimbeckError(
    'RENAME_INVALID',
    `Values of ${name} are renamed such that ${value} is two of them, before or afterwards.`,
    'Give each value one name that no other has: `[[old, new]]`.',
  );
}
