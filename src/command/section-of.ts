import { sectionsNotNamed } from './command-error.ts';

type Module = Readonly<Record<string, unknown>>;

/**
 * A migration file as it is for the database called `name`: where `upgrade` or `downgrade` is an object
 * with a function for each database, that function; one that does nothing where there is none.
 * @throws {LimbeckError} `DATABASE_NOT_NAMED` for such a file in a project without a name.
 */
export function sectionOf(module: Module, name: string | null, path: string): Module {
  const chosen = ['upgrade', 'downgrade'].flatMap((direction) => {
    const sections = module[direction];
    if (typeof sections !== 'object' || sections === null) return [];
    if (name === null) throw sectionsNotNamed(path, Object.keys(sections));
    const section: unknown = Reflect.get(sections, name);
    return [[direction, section ?? (() => Promise.resolve())] as const];
  });
  return { ...module, ...Object.fromEntries(chosen) };
}
