import type { DataSource, EntityMetadata } from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';
import type { TableName } from '../schema/table-name.ts';
import { entityTableName } from './entity-table-name.ts';

/** A many-to-many relation that declares the table between two others. */
export interface DeclaringJunction {
  readonly table: TableName;
  /** The class that has the relation, and the table's name in its `@JoinTable`. */
  readonly className: string;
  readonly property: string;
  /** What the table would be called with that name in the decorator. */
  tableFor(name: string | null): string;
}

/** The relations behind the junction tables of a data source whose metadata is built. */
export function declaringJunctions(
  dataSource: DataSource,
  dialect: Pick<Dialect, 'defaultSchema'>,
): readonly DeclaringJunction[] {
  return dataSource.entityMetadatas.flatMap((metadata) =>
    metadata.ownerManyToManyRelations.flatMap((relation): readonly DeclaringJunction[] => {
      const { junctionEntityMetadata: junction, target, propertyName: property } = relation;
      // An entity that inherits the relation has it too.
      if (junction === undefined || relation.entityMetadata !== metadata) return [];
      const usual = (): string => usualName(relation, dataSource);
      return [
        {
          table: entityTableName(junction, dialect),
          className: typeof target === 'string' ? target : target.name,
          property,
          tableFor: (name) => tableFor(name ?? usual(), dataSource),
        },
      ];
    }),
  );
}

type Relation = EntityMetadata['ownerManyToManyRelations'][number];

/** As TypeORM's `JunctionEntityMetadataBuilder` has it. */
function usualName(relation: Relation, { namingStrategy }: DataSource): string {
  return namingStrategy.joinTableName(
    relation.entityMetadata.tableNameWithoutPrefix,
    relation.inverseEntityMetadata.tableNameWithoutPrefix,
    relation.propertyPath,
    relation.inverseRelation?.propertyName ?? '',
  );
}

function tableFor(name: string, { namingStrategy, options }: DataSource): string {
  const { entityPrefix } = options;
  return entityPrefix ? namingStrategy.prefixTableName(entityPrefix, name) : name;
}
