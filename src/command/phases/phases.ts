import type { Operation } from '../../operation/operation.ts';

/**
 * What becomes of operations in two revisions: `expand` leaves a schema on which the program of the
 * version before and the next one both run, and `contract` takes from it what only the former needs.
 */
export interface Phases {
  readonly expand: readonly Operation[];
  readonly contract: readonly Operation[];
}

export function expanding(...expand: readonly Operation[]): Phases {
  return { expand, contract: [] };
}

export function contracting(...contract: readonly Operation[]): Phases {
  return { expand: [], contract };
}
