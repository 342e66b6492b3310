import type { RowFormat } from '../dialect.ts';
import { sqlWords } from './column-spec.ts';
import { quoting } from './quoting.ts';
import { storedValue } from './stored-value.ts';

/** How rows are written: a message of the protocol counts its parameters in 16 bits. */
export const rowFormat: RowFormat = { quoting, sqlWords, storedValue, parameterLimit: 65_535 };
