import type { UndeclaredFate, LeftAlone } from '../compare/left-alone.ts';
import { isExpressible } from '../compare/is-expressible.ts';
import { qualifiedKey } from '../schema/qualified-key.ts';
import { undeclaredKindOf } from '../compare/split-undeclared.ts';
import type { NormalConfig } from '../config/normalize-config.ts';
import type { Operation } from '../operation/operation.ts';
import { describeOperation } from '../review/describe-operation.ts';
import type { Schema } from '../schema/schema.ts';
import { formatTableName } from '../schema/table-name.ts';
import type { Undeclared } from './undeclared.ts';

/**
 * Decides what becomes of something that no entity declares. The first revision of a project drops
 * nothing, and what no entity could declare is never dropped by itself.
 */
export function fateOfUndeclared(
  { unmanaged, keep }: Pick<NormalConfig, 'unmanaged' | 'keep'>,
  hasHistory: boolean,
): (drop: Operation) => UndeclaredFate {
  const kept = new Set(keep);
  return (drop) => {
    const kind = undeclaredKindOf(drop);
    const policy = kind === null ? 'drop' : unmanaged[kind];
    if (policy === 'ignore' || kept.has(nameOf(drop))) return 'ignore';
    if (!isExpressible(drop)) return 'inexpressible';
    if (policy === 'report') return 'unmanaged';
    return hasHistory ? 'drop' : 'firstRevision';
  };
}

/** What stays although no entity declares it, and what is tied to tables that are declared. */
export function listUndeclared(
  leftAlone: readonly LeftAlone[],
  { from, to }: { readonly from: Schema; readonly to: Schema },
): readonly Undeclared[] {
  return [
    ...leftAlone.map(({ operation, reason, neededBy }): Undeclared => ({
      name: nameOf(operation),
      table: tableOf(operation),
      reason,
      neededBy: neededBy === null ? null : nameOf(neededBy),
      operation,
    })),
    ...fixturesOf(from, to),
  ];
}

/** The words for a thing, without the sign that it is dropped. */
function nameOf(drop: Operation): string {
  return describeOperation(drop).join(', ').replace(/^- /, '');
}

function tableOf(drop: Operation): string | null {
  return 'table' in drop ? formatTableName(drop.table) : null;
}

function fixturesOf(from: Schema, to: Schema): readonly Undeclared[] {
  const declared = new Set(to.tables.map(qualifiedKey));
  return from.tables
    .filter((table) => declared.has(qualifiedKey(table)))
    .flatMap((table) => {
      const name = formatTableName(table);
      const fixtures = [
        ...table.triggers.map((trigger) => `trigger ${trigger.name}`),
        ...(table.fixtures ?? []),
      ];
      return fixtures.map((fixture): Undeclared => ({
        name: `${fixture} on ${name}`,
        table: name,
        reason: 'inexpressible',
        neededBy: null,
        operation: null,
      }));
    });
}
