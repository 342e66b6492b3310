/** A connection as far as a dialect needs one; TypeORM's `QueryRunner` fits it. */
export interface Queryable {
  // What comes back has no type of its own: each query parses its rows where it stands.
  query(sql: string, parameters?: unknown[]): Promise<unknown>;
}

/** The rows of a query, as plain objects. The shape `Row` is the caller's promise about its own SQL. */
export async function rowsOf<Row extends object>(
  db: Queryable,
  sql: string,
  parameters?: unknown[],
): Promise<readonly Row[]> {
  // The columns are those the SQL text beside the call names.
  return (await db.query(sql, parameters)) as readonly Row[];
}
