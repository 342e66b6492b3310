import type { SqlWords } from '../render-sql.ts';
import { quoting } from './quoting.ts';

/** SQLite makes no UUIDs: this is one of version 4 from random bytes. */
const randomUuid =
  "lower(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-' || " +
  "substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))";

/** How `sql` templates are spelled. */
export const sqlWords: SqlWords = { quoting, now: "datetime('now')", uuid: randomUuid };
