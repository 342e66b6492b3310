import type { RowFormat } from '../dialect.ts';
import { quoting } from './quoting.ts';
import { sqlWords } from './sql-words.ts';
import { storedValue } from './stored-value.ts';

/** How rows are written; the limit is SQLite's own: https://sqlite.org/limits.html#max_variable_number */
export const rowFormat: RowFormat = { quoting, sqlWords, storedValue, parameterLimit: 32_766 };
