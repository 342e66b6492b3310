/** A table's (or view's) name; `schema` is null in the default schema of the connection. */
export interface TableName {
  readonly schema: string | null;
  readonly name: string;
}

/** The name as people read it: `posts`, or `audit.posts` outside the default schema. */
export function formatTableName(table: TableName): string {
  return table.schema === null ? table.name : `${table.schema}.${table.name}`;
}

/** Just the name of something larger, such as a `Table`. */
export function tableNameOf({ schema, name }: TableName): TableName {
  return { schema, name };
}

export function sameTableName(one: TableName, other: TableName): boolean {
  return one.schema === other.schema && one.name === other.name;
}
