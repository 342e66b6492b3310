import type { DataSourceOptions } from 'typeorm';

/** Which database is meant in place of that of a data source. */
export type OtherDatabase =
  /** The same one, over another connection. */
  | { readonly kind: 'same' }
  /** Another one of the same server, with the same user. */
  | { readonly kind: 'name'; readonly name: string }
  /** One that a URL names; what it leaves out is as in the data source. */
  | { readonly kind: 'url'; readonly url: string }
  /** One that this process serves, and that takes every user. */
  | { readonly kind: 'served'; readonly url: string }
  /** An empty one in memory (SQLite). */
  | { readonly kind: 'memory' };

/** The options of a data source for another database. Of a replicated server, it is the master's. */
export function optionsForDatabase(
  options: DataSourceOptions,
  other: OtherDatabase,
): DataSourceOptions {
  const settings: Settings = { ...options };
  const own = { ...masterOf(settings['replication']), replication: undefined };
  // TypeORM takes an option that is undefined for one that is not there.
  return Object.assign({}, options, own, placeOf({ ...settings, ...own }, other));
}

type Settings = Readonly<Record<string, unknown>>;

function placeOf({ url }: Settings, other: OtherDatabase): Settings {
  switch (other.kind) {
    case 'same':
      return {};
    case 'name':
      // The driver takes the database of a URL before any other.
      return typeof url === 'string' && URL.canParse(url)
        ? { database: other.name, url: withPath(url, other.name) }
        : { database: other.name };
    case 'url':
      return { url: other.url };
    case 'served':
      return { url: other.url, ssl: undefined, extra: undefined };
    case 'memory':
      return { database: ':memory:' };
  }
}

function withPath(url: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${encodeURIComponent(database)}`;
  return parsed.href;
}

function masterOf(replication: unknown): Settings {
  const isReplicated = typeof replication === 'object' && replication !== null;
  const master: unknown = isReplicated && 'master' in replication ? replication.master : null;
  return typeof master === 'object' && master !== null ? { ...master } : {};
}
