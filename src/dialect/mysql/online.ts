import type { OnlineOptions } from '../../operation/online-options.ts';

/** Statements with what an operation says of the way in which tables are altered. */
export function online(
  { online: options = {} }: { readonly online?: OnlineOptions },
  statements: readonly string[],
): readonly string[] {
  const { algorithm, lock } = options;
  const clauses = [
    ...(algorithm === undefined ? [] : [`ALGORITHM = ${algorithm}`]),
    ...(lock === undefined ? [] : [`LOCK = ${lock}`]),
  ];
  return statements.map((statement) =>
    statement.startsWith('ALTER TABLE') ? [statement, ...clauses].join(', ') : statement,
  );
}
