/** Runs a statement as it stands. */
export interface Execute {
  readonly kind: 'execute';
  readonly statement: string;
  readonly parameters: readonly unknown[];
}
