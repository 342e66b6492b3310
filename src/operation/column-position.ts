/** Where a column is added that is not to be the last one. */
export interface ColumnPosition {
  readonly side: 'before' | 'after';
  /** The column that it stands beside. */
  readonly column: string;
}
