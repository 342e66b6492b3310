import type { TableName } from '../schema/table-name.ts';

/** Gives a table another name, another schema, or both; what refers to it follows. */
export interface RenameTable {
  readonly kind: 'renameTable';
  readonly from: TableName;
  readonly to: TableName;
  /**
   * Views that no entity declares, that read it and do not follow (MySQL, MariaDB): they fail until
   * somebody writes them anew. Left out for none, and where nobody has looked.
   */
  readonly breaks?: readonly string[];
}
