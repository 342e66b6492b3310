import { readFile } from 'node:fs/promises';
import type { ClassSource, DecoratorSource } from '../../config/read-classes.ts';
import type { SourcePlace } from '../../config/source-place.ts';
import { LimbeckError } from '../../error.ts';
import { declaringPlaces, type DeclaringPlace } from '../../metadata/declaring-places.ts';
import type { Operation } from '../../operation/operation.ts';
import type { EntityLine } from '../../review/report.ts';
import { mapConcurrently } from '../../revision/map-concurrently.ts';
import { formatTableName, sameTableName } from '../../schema/table-name.ts';
import type { Project } from '../project.ts';
import { declaredParts, type DeclaredPart } from './declared-parts.ts';
import type { ShowPath } from './repository-paths.ts';

/** Finds the lines of entities that declare what operations make; what no entity declares any more has none. */
export type FindEntityLines = (operations: readonly Operation[]) => Promise<readonly EntityLine[]>;

/** The entities are read when first asked for. Where they cannot be, no line is found. */
export function entityLineFinder(project: Project, showPath: ShowPath): FindEntityLines {
  let reading: Promise<Declarations> | null = null;
  return async (operations) => {
    const parts = operations.flatMap(declaredParts);
    if (parts.length === 0) return [];
    reading ??= readDeclarations(project);
    const declarations = await reading;
    const found = parts.flatMap((part) => linesOf(part, declarations));
    return Promise.all(
      found.map(async ({ path, ...line }) => ({ ...line, path: await showPath(path) })),
    );
  };
}

/** What the entities of a project declare, and the sources of their classes. */
interface Declarations {
  readonly places: readonly DeclaringPlace[];
  readonly classes: readonly (ClassSource & { readonly path: string })[];
}

async function readDeclarations(project: Project): Promise<Declarations> {
  try {
    const { dialect } = await project.offline();
    const places = declaringPlaces(await project.metadata({ offline: true }), dialect);
    const wanted = new Set(places.map(({ className }) => className));
    return { places, classes: await readSources(await project.sources(), wanted) };
  } catch (error) {
    // The report is about the files of migrations; `check` says what is wrong with entities.
    if (error instanceof LimbeckError) return { places: [], classes: [] };
    throw error;
  }
}

async function readSources(
  paths: readonly string[],
  wanted: ReadonlySet<string>,
): Promise<Declarations['classes']> {
  const { readClasses } = await import('../../config/read-classes.ts');
  const found = await mapConcurrently(paths, 8, async (path) => {
    const text = await readFile(path, 'utf8');
    // The compiler takes its time, and most files of a program declare no entity.
    if (!text.includes('@')) return [];
    const classes = readClasses(path, text).filter(({ name }) => wanted.has(name));
    return classes.map((source) => ({ ...source, path }));
  });
  return found.flat();
}

function linesOf(part: DeclaredPart, declarations: Declarations): readonly EntityLine[] {
  const { table, name, columns } = part;
  const lines = linesAt(part, declarations);
  if (name === null || lines.length > 0) return lines;
  return columns.flatMap((column) =>
    linesAt({ table, column, name: null, columns: [] }, declarations),
  );
}

function linesAt(part: DeclaredPart, { places, classes }: Declarations): readonly EntityLine[] {
  return places
    .filter(({ table, column }) => sameTableName(table, part.table) && column === part.column)
    .flatMap(({ className, property }) => {
      const [source, ...others] = classes.filter(({ name }) => name === className);
      // Of two classes of one name, it is anybody's guess which is the entity.
      if (source === undefined || others.length > 0) return [];
      return placesIn(source, property, part.name).map(({ line, text }) => ({
        subject: subjectOf(part),
        path: source.path,
        line,
        text,
      }));
    });
}

/** The class, its property, or the decorator of either that gives something its name. */
function placesIn(
  source: ClassSource,
  property: string | null,
  name: string | null,
): readonly SourcePlace[] {
  if (name !== null) {
    const decorators = [source, ...source.properties].flatMap((each) => each.decorators);
    return decorators.filter((decorator) => isNamed(decorator, name)).map(({ place }) => place);
  }
  if (property === null) return [source.place];
  return source.properties.filter((each) => each.name === property).map(({ place }) => place);
}

function isNamed({ place }: DecoratorSource, name: string): boolean {
  return [`'${name}'`, `"${name}"`, `\`${name}\``].some((text) => place.text.includes(text));
}

function subjectOf({ table, column, name }: DeclaredPart): string {
  const member = column ?? name;
  return member === null ? formatTableName(table) : `${formatTableName(table)}.${member}`;
}
