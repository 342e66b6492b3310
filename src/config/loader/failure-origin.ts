const origins = new WeakMap<object, string>();

/**
 * Remembers that `error` was thrown while the file at `path` was loading. The innermost file counts,
 * the importers that it passes through do not.
 */
export function rememberOrigin(error: unknown, path: string): void {
  if (typeof error === 'object' && error !== null && !origins.has(error)) origins.set(error, path);
}

/** The file in which `error` was thrown, as far as the runner saw it; null otherwise. */
export function originOf(error: unknown): string | null {
  return typeof error === 'object' && error !== null ? (origins.get(error) ?? null) : null;
}
