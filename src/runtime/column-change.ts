import type { Dialect } from '../dialect/dialect.ts';
import { operationUnsupported } from '../dialect/dialect-error.ts';
import { renderValue } from '../dialect/render-sql.ts';
import type { AlterColumn } from '../operation/alter-column.ts';
import type { ColumnChange } from '../schema/column.ts';
import type { ColumnOptions, ColumnSpec } from '../schema/column-spec.ts';
import { isEnumType, type ColumnType } from '../schema/column-type.ts';
import { isSql } from '../schema/sql.ts';
import type { TableName } from '../schema/table-name.ts';
import type { ValueRename } from '../schema/value-rename.ts';
import type { AlterColumnOptions, RenamedValues } from './operations.ts';
import { readRenamedValues } from './renamed-values.ts';
import { spellExpression } from './spell-expression.ts';

/** Which properties of a column each option of a migration says. */
const propertiesOf: Record<
  keyof ColumnOptions | 'type',
  readonly Exclude<keyof ColumnChange, 'declared'>[]
> = {
  type: ['type', 'enumValues'],
  nullable: ['nullable'],
  default: ['default'],
  generated: ['identity'],
  generatedIdentity: ['identity'],
  asExpression: ['generated'],
  generatedType: ['generated'],
  collation: ['collation'],
  charset: ['charset'],
  comment: ['comment'],
  onUpdate: ['onUpdate'],
};

/** The operation behind `alterColumn`, in the spelling of one database. */
export function alterColumnOperation(
  table: TableName,
  column: string,
  { existing = {}, fill, using, renamedValues, ...options }: AlterColumnOptions,
  dialect: Dialect,
): AlterColumn {
  const change = withExpression(column, options, existing, dialect);
  const type = change.type ?? existing.type;
  const renamed = renamedIn(column, renamedValues, { from: existing.type, to: change.type });
  return {
    kind: 'alterColumn',
    table,
    column,
    change: spellOptions(column, type, change, dialect),
    existing: spellOptions(column, existing.type ?? type, existing, dialect),
    fill: fill === undefined ? null : renderValue(fill, dialect.sqlWords),
    using: using === undefined ? null : spellExpression(using, dialect),
    ...(renamed.length > 0 && { renamedValues: renamed }),
  };
}

function renamedIn(
  name: string,
  pairs: RenamedValues | undefined,
  { from, to }: Record<'from' | 'to', ColumnType | null | undefined>,
): readonly ValueRename[] {
  if (pairs === undefined || pairs.length === 0) return [];
  const existing = from && isEnumType(from) ? from.values : null;
  const values = to && isEnumType(to) ? to.values : [];
  return readRenamedValues(pairs, { name, existing, values });
}

type Options = { readonly [Option in keyof ColumnOptions]?: ColumnOptions[Option] | null } & {
  readonly type?: ColumnType;
};

/** Where a value is computed is said with its expression; without one the column would be a plain one. */
function withExpression(
  column: string,
  change: Options,
  { asExpression }: Options,
  { product }: Dialect,
): Options {
  const isComplete = change.asExpression !== undefined || typeof change.generatedType !== 'string';
  if (isComplete) return change;
  if (typeof asExpression === 'string' || isSql(asExpression)) return { ...change, asExpression };
  throw operationUnsupported(
    `change how ${column} is computed without its expression`,
    product,
    'Write `asExpression` beside `generatedType`.',
  );
}

/** Only the properties that `options` mentions; the type is there to spell defaults by. */
function spellOptions(
  name: string,
  type: ColumnType | undefined,
  options: Options,
  dialect: Dialect,
): ColumnChange {
  const mentioned = Object.entries(options).filter(([, value]) => value !== undefined);
  const given = Object.fromEntries(mentioned.filter(([, value]) => value !== null));
  const spec: ColumnSpec = { ...given, kind: 'column', name, type: type ?? 'text' };
  const column = dialect.toColumn(spec);
  const change = Object.fromEntries(
    mentioned
      // The keys are those of the options above.
      .flatMap(([option, value]) =>
        option === 'generated' && value === 'uuid'
          ? // A UUID comes from a default, and takes the place of a number.
            ['default' as const, 'identity' as const]
          : propertiesOf[option as keyof ColumnOptions | 'type'],
      )
      .map((property) => [property, column[property]]),
  );
  return { ...change, declared: spec };
}
