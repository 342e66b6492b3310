import type { ForeignKey, ReferentialAction } from '../schema/constraint.ts';
import { entityTableName } from './entity-table-name.ts';
import type { ReadContext } from './read-context.ts';
import type { ForeignKeyMetadata } from './typeorm-types.ts';

type Action = NonNullable<ForeignKeyMetadata['onDelete'] | ForeignKeyMetadata['onUpdate']>;

/** TypeORM writes `DEFAULT` as it stands, which no database takes. */
const actions: Readonly<Record<Action, ReferentialAction>> = {
  'NO ACTION': 'NO ACTION',
  RESTRICT: 'RESTRICT',
  CASCADE: 'CASCADE',
  'SET NULL': 'SET NULL',
  DEFAULT: 'SET DEFAULT',
};

/** A foreign key of a relation, a junction, a closure or `@ForeignKey`. */
export function readForeignKey(
  foreignKey: ForeignKeyMetadata,
  { dialect }: Pick<ReadContext, 'dialect'>,
): ForeignKey {
  return {
    kind: 'foreignKey',
    name: foreignKey.name,
    columns: foreignKey.columnNames,
    referencedTable: entityTableName(foreignKey.referencedEntityMetadata, dialect),
    referencedColumns: foreignKey.referencedColumnNames,
    onDelete: actions[foreignKey.onDelete ?? 'NO ACTION'],
    onUpdate: actions[foreignKey.onUpdate ?? 'NO ACTION'],
    deferrable: foreignKey.deferrable ?? null,
  };
}
