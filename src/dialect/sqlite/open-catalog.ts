import type { Catalog } from '../dialect.ts';
import { hasTable } from './has-table.ts';
import { quoting } from './quoting.ts';

/** SQLite needs no question asked. */
export const sqliteCatalog: Catalog = { hasTable, quoting };
