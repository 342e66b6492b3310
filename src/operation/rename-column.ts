import type { TableName } from '../schema/table-name.ts';

export interface RenameColumn {
  readonly kind: 'renameColumn';
  readonly table: TableName;
  readonly from: string;
  readonly to: string;
  /**
   * Views that no entity declares, that read it and do not follow (MySQL, MariaDB): they fail until
   * somebody writes them anew. Left out for none, and where nobody has looked.
   */
  readonly breaks?: readonly string[];
}
