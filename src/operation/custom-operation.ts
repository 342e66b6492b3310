/**
 * An operation that a project has defined for itself. What it does is not known here: it comes after
 * all others, in the order in which it stands.
 */
export interface CustomOperation {
  readonly kind: 'custom';
  /** The function that makes it, as a migration file calls it. */
  readonly name: string;
  /** The module that exports that function, as a migration file imports it. */
  readonly from: string;
  /** What the function is given: anything that JSON can say. */
  readonly data: unknown;
  /** A line that says what it does. */
  describe(): string;
  /** The operation that undoes it. */
  opposite(): CustomOperation;
  /** Carries it out with the `op` of a migration, which only `runtime` knows. */
  run(op: never): Promise<void>;
}
