import type { Column } from '../schema/column.ts';
import type { ColumnOptions, ColumnSpec } from '../schema/column-spec.ts';
import { declaredDefault, declaredExpression } from './declared-default.ts';
import { declaredType, type TypeContext } from './declared-type.ts';
import type { ColumnMetadata } from './typeorm-types.ts';

/**
 * The column as its entity declares it, in portable words, with what this database cannot hold.
 * The best guess at what the entity means on every database: whether this one reads it back as the
 * column `read` is for the caller to check (`Dialect.toColumn`).
 */
export function declaredColumn(
  metadata: ColumnMetadata,
  read: Column,
  context: TypeContext,
): ColumnSpec {
  return {
    kind: 'column',
    name: read.name,
    type: declaredType(metadata, read, context),
    ...declaredOptions(metadata, read),
  };
}

function declaredOptions(metadata: ColumnMetadata, read: Column): ColumnOptions {
  const value = declaredDefault(metadata, read);
  const isUuid = metadata.isGenerated && metadata.generationStrategy === 'uuid';
  return {
    ...(read.nullable ? { nullable: true } : {}),
    ...(isUuid ? { generated: 'uuid' as const } : value === undefined ? {} : { default: value }),
    ...declaredGeneration(metadata, read),
    ...(read.collation === null ? {} : { collation: read.collation }),
    ...(read.charset === null ? {} : { charset: read.charset }),
    ...(read.comment === null ? {} : { comment: read.comment }),
    ...(read.onUpdate === null ? {} : { onUpdate: declaredExpression(read.onUpdate, metadata) }),
  };
}

/** The expression to the letter: TypeORM compares it that way with what it has recorded. */
function declaredGeneration(
  { asExpression }: ColumnMetadata,
  { identity, generated }: Column,
): ColumnOptions {
  return {
    ...(identity === null
      ? {}
      : { generated: identity.kind === 'increment' ? 'increment' : 'identity' }),
    ...(identity?.kind === 'always' ? { generatedIdentity: 'ALWAYS' } : {}),
    ...(generated === null ? {} : { asExpression: asExpression ?? generated.expression }),
    ...(generated?.stored ? { generatedType: 'STORED' } : {}),
  };
}
