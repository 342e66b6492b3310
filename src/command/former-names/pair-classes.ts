import type { ClassSource } from '../../config/read-classes.ts';

/** The classes of a file, as they were and as they are. */
export interface FileClasses {
  readonly before: readonly ClassSource[];
  readonly after: readonly ClassSource[];
}

/** A class and what it was. */
export interface ClassPair {
  readonly before: ClassSource;
  readonly after: ClassSource;
  /** Whether both are in one file. */
  readonly isInPlace: boolean;
}

/**
 * Each class that is there with what it was: the one of its name, or one that is gone and has most
 * of its properties, in its own file first. One for which several are as good has none.
 */
export function pairClasses(files: readonly FileClasses[]): readonly ClassPair[] {
  const everyBefore = files.flatMap(({ before }) => before);
  const everyAfter = files.flatMap(({ after }) => after);
  const isGone = ({ name }: ClassSource): boolean => !named(everyAfter, name).length;
  const isNew = ({ name }: ClassSource): boolean => !named(everyBefore, name).length;
  return files.flatMap((file) =>
    file.after.flatMap((after): readonly ClassPair[] => {
      const inPlace = only(named(file.before, after.name));
      if (inPlace !== null) return [{ before: inPlace, after, isInPlace: true }];
      const moved = only(named(everyBefore, after.name));
      if (moved !== null) return [{ before: moved, after, isInPlace: false }];
      if (!isNew(after)) return [];
      const near = likest(file.before.filter(isGone), after);
      if (near !== null) return [{ before: near, after, isInPlace: true }];
      const far = likest(everyBefore.filter(isGone), after);
      return far === null ? [] : [{ before: far, after, isInPlace: false }];
    }),
  );
}

function named(classes: readonly ClassSource[], name: string): readonly ClassSource[] {
  return classes.filter((each) => each.name === name);
}

function only<Item>(items: readonly Item[]): Item | null {
  return items.length === 1 ? (items[0] ?? null) : null;
}

/** The one that shares most properties with a class, and half of them at least. */
function likest(candidates: readonly ClassSource[], after: ClassSource): ClassSource | null {
  const ranked = candidates
    .map((before) => ({ before, likeness: likenessOf(before, after) }))
    .filter(({ likeness }) => likeness >= 0.5);
  const best = Math.max(...ranked.map(({ likeness }) => likeness));
  return only(ranked.filter(({ likeness }) => likeness === best))?.before ?? null;
}

function likenessOf(before: ClassSource, after: ClassSource): number {
  const names = new Set(before.properties.map(({ name }) => name));
  const shared = after.properties.filter(({ name }) => names.has(name)).length;
  return shared / Math.max(1, before.properties.length, after.properties.length);
}
