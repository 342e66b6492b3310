import type { RowFormat } from '../dialect.ts';
import { quoting } from './quoting.ts';
import type { SqlWords } from '../render-sql.ts';
import { storedValue } from './stored-value.ts';

/** How `sql` templates are spelled outside a column definition. */
export const sqlWords: SqlWords = { quoting, now: 'CURRENT_TIMESTAMP(6)', uuid: 'uuid()' };

/** How rows are written; a prepared statement counts its parameters in 16 bits. */
export const rowFormat: RowFormat = { quoting, sqlWords, storedValue, parameterLimit: 65_535 };
