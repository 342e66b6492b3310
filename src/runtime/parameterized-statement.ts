/** A statement with the values of its parameters. */
export interface ParameterizedStatement {
  readonly text: string;
  readonly parameters: readonly unknown[];
}
