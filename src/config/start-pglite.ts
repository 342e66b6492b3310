import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** PostgreSQL in this process, empty, at a URL. */
export interface PgliteServer {
  readonly url: string;
  close(): Promise<void>;
}

/** As far as they are needed; see https://pglite.dev. */
interface Pglite {
  close(): Promise<void>;
}

interface SocketServer {
  start(): Promise<void>;
  stop(): Promise<void>;
  getServerConn(): string;
}

interface SocketOptions {
  readonly db: Pglite;
  readonly host: string;
  readonly port: number;
  readonly maxConnections: number;
}

/** The packages, which are the project's own. */
export const pglitePackages = ['@electric-sql/pglite', '@electric-sql/pglite-socket'] as const;

/** Starts it; null where the project at `root` has not installed the packages. */
export async function startPglite(root: string): Promise<PgliteServer | null> {
  const [pglitePath, socketPath] = pglitePackages.map((name) => find(name, root));
  if (pglitePath === undefined || socketPath === undefined) return null;
  // What the packages export, by their documentation.
  const { PGlite } = (await import(pglitePath)) as { PGlite: { create(): Promise<Pglite> } };
  const { PGLiteSocketServer } = (await import(socketPath)) as {
    PGLiteSocketServer: new (options: SocketOptions) => SocketServer;
  };
  const db = await PGlite.create();
  // A connection may still close while the next one opens.
  const options = { db, host: '127.0.0.1', port: 0, maxConnections: 10 };
  const server = new PGLiteSocketServer(options);
  await server.start();
  return {
    url: `postgres://postgres@${server.getServerConn()}/postgres`,
    async close() {
      await server.stop();
      await db.close();
    },
  };
}

function find(name: string, root: string): string | undefined {
  try {
    return pathToFileURL(createRequire(join(root, '_')).resolve(name)).href;
  } catch {
    return undefined;
  }
}
