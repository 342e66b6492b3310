import type { UniqueConstraint } from '../../schema/constraint.ts';
import type { Index } from '../../schema/table-index.ts';

/** The unique index that stands for a unique constraint; without a name, the server's: the first column's. */
export function uniqueIndexOf({ name, columns }: UniqueConstraint): Index {
  return {
    name: name ?? columns[0] ?? '',
    keys: columns.map((value) => ({
      kind: 'column',
      value,
      descending: false,
      nulls: null,
      collation: null,
      operatorClass: null,
      length: null,
    })),
    unique: true,
    where: null,
    method: null,
    include: [],
    nullsNotDistinct: false,
    parser: null,
    comment: null,
    declaredAsConstraint: true,
  };
}

/** An index as the server makes it by itself. */
export function plainIndexOf(name: string, columns: readonly string[]): Index {
  const index = uniqueIndexOf({
    kind: 'unique',
    name,
    columns,
    deferrable: null,
    nullsNotDistinct: false,
  });
  return { ...index, unique: false, declaredAsConstraint: false };
}
