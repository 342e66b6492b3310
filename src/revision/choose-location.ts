import { relative, resolve, sep } from 'node:path';
import { locationNotNamed, locationUnknown } from './revision-error.ts';

/** What decides where a new migration file goes. */
export interface LocationQuery {
  /** The folders of the migration files, absolute. */
  readonly locations: readonly string[];
  /** Whether the folders below them hold migration files too. */
  readonly recursive: boolean;
  /** The folder that was asked for, absolute; null where none was. */
  readonly wanted: string | null;
  /** The files of the revisions that it follows. */
  readonly parents: readonly string[];
}

/**
 * The folder of a new migration file: the one that was asked for, else the only one, else that of
 * the revision it follows.
 *
 * @throws {LimbeckError} `VERSION_PATH_INVALID` when it is none of the project's, or when it has to
 * be named.
 */
export function chooseLocation({ locations, recursive, wanted, parents }: LocationQuery): string {
  if (wanted !== null) {
    const isKnown = locations.some((location) =>
      recursive ? isWithin(wanted, location) : resolve(wanted) === location,
    );
    if (!isKnown) throw locationUnknown(wanted, locations);
    return wanted;
  }
  const [first, ...others] = locations;
  if (first !== undefined && others.length === 0) return first;
  const [parent] = parents;
  const own = parent === undefined ? undefined : deepest(locations, parent);
  if (own === undefined) throw locationNotNamed(locations);
  return own;
}

/** One location may lie in another. */
function deepest(locations: readonly string[], path: string): string | undefined {
  return locations
    .filter((location) => isWithin(path, location))
    .toSorted((left, right) => right.length - left.length)[0];
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && resolve(folder, way) === resolve(path);
}
