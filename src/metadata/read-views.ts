import {
  type EntityMetadata,
  type ObjectLiteral,
  type SelectQueryBuilder,
  View as TypeormView,
} from 'typeorm';
import type { Dialect } from '../dialect/dialect.ts';
import { viewTexts, type View } from '../schema/view.ts';
import { entityTableName } from './entity-table-name.ts';
import type { ReadContext } from './read-context.ts';
import { readIndex } from './read-index.ts';

/** The views of some entities, each after those that it says to depend on. */
export function readViews(
  metadatas: readonly EntityMetadata[],
  context: ReadContext,
): readonly View[] {
  return inDependencyOrder(metadatas).map((metadata) => readView(metadata, context));
}

function readView(metadata: EntityMetadata, context: ReadContext): View {
  const { expression, materialized } = TypeormView.create(metadata, context.dataSource.driver);
  const query =
    typeof expression === 'string'
      ? expression
      : queryText(expression(context.dataSource), context.dialect);
  return {
    ...entityTableName(metadata, context.dialect),
    // TypeORM does not count spaces around it.
    ...viewTexts(query.trim()),
    materialized,
    indexes: metadata.indices
      .filter((index) => index.synchronize)
      .map((index) => readIndex(index, context)),
    comment: null,
  };
}

/** A view holds no parameters, so their values stand in the text. TypeORM leaves them as `:name`. */
function queryText(builder: SelectQueryBuilder<ObjectLiteral>, { quoting }: Dialect): string {
  const parameters = builder.getParameters();
  return builder
    .getQuery()
    .replaceAll(/:(?:\.\.\.)?([A-Za-z0-9_.]+)/g, (placeholder, name: string) => {
      if (!Object.hasOwn(parameters, name)) return placeholder;
      const value: unknown = parameters[name];
      const values: readonly unknown[] = Array.isArray(value) ? value : [value];
      return values.map((item) => quoting.literal(item)).join(', ');
    });
}

function inDependencyOrder(metadatas: readonly EntityMetadata[]): readonly EntityMetadata[] {
  const byTarget = new Map(
    metadatas.flatMap((metadata) => [
      [metadata.target, metadata],
      [metadata.name, metadata],
    ]),
  );
  const ordered = new Set<EntityMetadata>();
  const visiting = new Set<EntityMetadata>();
  function visit(metadata: EntityMetadata): void {
    if (visiting.has(metadata)) return;
    visiting.add(metadata);
    for (const target of metadata.dependsOn ?? []) {
      const dependency = byTarget.get(target);
      if (dependency !== undefined) visit(dependency);
    }
    ordered.add(metadata);
  }
  for (const metadata of metadatas) visit(metadata);
  return [...ordered];
}
