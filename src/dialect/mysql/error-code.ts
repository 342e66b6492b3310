/** The code that mysql2 gives an error, and TypeORM passes on. */
export function errorCode(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : null;
}
