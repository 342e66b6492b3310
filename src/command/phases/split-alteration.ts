import type { Dialect } from '../../dialect/dialect.ts';
import type { AlterColumn } from '../../operation/alter-column.ts';
import { isLossless } from '../../review/is-lossless.ts';
import type { ColumnChange } from '../../schema/column.ts';
import { enumType, isEnumType } from '../../schema/column-type.ts';
import { contracting, type Phases } from './phases.ts';

/** The properties of a column that nobody minds. */
const harmless: ReadonlySet<string> = new Set(['comment', 'onUpdate']);

/**
 * What lets a column hold more comes first: NULL, a wider type, values that an enumeration gets, a
 * default. What lets it hold less waits, and so does what nobody can tell of.
 */
export function splitAlteration(
  operation: AlterColumn,
  dialect: Pick<Dialect, 'toColumn'>,
): Phases {
  const { change, existing } = operation;
  const first = wideningOf(operation, dialect);
  const expanded = Object.keys(first).length > 0;
  const between = { ...existing, ...first };
  const rest = restOf(change, between);
  const declared = change.declared ?? null;
  if (!expanded) return contracting(operation);
  if (Object.keys(rest).length === 0) return { expand: [operation], contract: [] };
  const isRequired = change.nullable === false;
  return {
    expand: [
      {
        ...operation,
        change: { ...first, declared: null },
        fill: isRequired ? null : operation.fill,
      },
    ],
    contract: [
      {
        ...operation,
        change: { ...rest, declared },
        existing: { ...between, declared: null },
      },
    ],
  };
}

/** What is still to change; a type goes with its values. */
function restOf(change: ColumnChange, between: ColumnChange): ColumnChange {
  const isTyped = isSame(
    [change.type, change.enumValues ?? null],
    [between.type, between.enumValues ?? null],
  );
  const done = (property: string): boolean =>
    property === 'type' || property === 'enumValues'
      ? isTyped
      : isSame(change[property as keyof ColumnChange], between[property as keyof ColumnChange]);
  return Object.fromEntries(
    Object.entries(change).filter(([property]) => property !== 'declared' && !done(property)),
  );
}

function wideningOf(
  { change, existing }: AlterColumn,
  dialect: Pick<Dialect, 'toColumn'>,
): ColumnChange {
  // A computed column and one that numbers rows change in one go.
  if (change.generated !== undefined || change.identity !== undefined) return {};
  const type = widerType(change, existing, dialect);
  const isTyped = change.type === undefined || type.type === change.type;
  const others = Object.entries(change).filter(
    ([property, value]) =>
      harmless.has(property) ||
      (property === 'nullable' && value === true) ||
      (property === 'default' && value !== null && isTyped),
  );
  return { ...type, ...Object.fromEntries(others) };
}

/** A type that holds what the one before held, and what the next one will; nothing where there is none but the former. */
function widerType(
  change: ColumnChange,
  existing: ColumnChange,
  dialect: Pick<Dialect, 'toColumn'>,
): ColumnChange {
  const { type: before, enumValues: from } = existing;
  const { type: after, enumValues: to } = change;
  if (before === undefined || after === undefined) return {};
  if (!from || !to) {
    const values = to === undefined ? {} : { enumValues: to };
    return isLossless(before, after) ? { type: after, ...values } : {};
  }
  const removed = from.filter((value) => !to.includes(value));
  if (removed.length === 0) return { type: after, enumValues: to };
  const added = to.filter((value) => !from.includes(value));
  if (added.length === 0 || !change.declared || !isEnumType(change.declared.type)) return {};
  const { default: _default, type: wanted, ...spec } = change.declared;
  const { name, schema, array } = wanted;
  const options = { array, ...(schema === null ? {} : { schema }) };
  const { type, enumValues } = dialect.toColumn({
    ...spec,
    type: enumType(name, [...from, ...added], options),
  });
  return { type, enumValues };
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
