import type { Column } from '../../schema/column.ts';
import type { Table } from '../../schema/table.ts';
import { affinityOf, type Affinity } from './affinity.ts';
import { separateEnumCheck } from './enum-check.ts';
import { sameName } from './table-definition.ts';

/**
 * A declared table as a STRICT one holds it: a handful of types is all it takes, so that each
 * declared type becomes the one for its values. Of dates, decimals, booleans and documents, which
 * are kept as this or as that, the present type stays. https://sqlite.org/stricttables.html
 */
export function withinStrict(present: Table, declared: Table): Table {
  if (present.options.strict !== true) return declared;
  return {
    ...declared,
    columns: declared.columns.map((column) => {
      const before = present.columns.find(({ name }) => sameName(name, column.name));
      return { ...column, type: strictType(column, before), enumValues: null };
    }),
    checks: [...declared.columns.flatMap(separateEnumCheck), ...declared.checks],
  };
}

const strictTypes: ReadonlySet<string> = new Set(['int', 'integer', 'real', 'text', 'blob', 'any']);

const typeOf: Readonly<Record<Affinity, string>> = {
  integer: 'integer',
  text: 'text',
  real: 'real',
  blob: 'blob',
  numeric: 'any',
};

/** What TypeORM writes into columns of these types. */
const written: Readonly<Record<string, string>> = {
  boolean: 'integer',
  date: 'text',
  time: 'text',
  datetime: 'text',
  json: 'text',
  jsonb: 'blob',
};

function strictType({ type }: Column, before: Column | undefined): string {
  if (strictTypes.has(type)) return type;
  const affinity = affinityOf(type);
  if (affinity === 'numeric') return before?.type ?? written[type] ?? typeOf[affinity];
  return typeOf[affinity];
}
