import type { Queryable } from '../queryable.ts';
import type { Server } from './server.ts';

/** What statements are made for: a server and, unless they are made offline, a connection to it. */
export interface Context {
  readonly server: Server;
  readonly db: Queryable | null;
}
