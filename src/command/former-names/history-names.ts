import type { FormerName, FormerNames } from '../../compare/rename.ts';
import type { ClassSource, DecoratorSource, PropertySource } from '../../config/read-classes.ts';
import type { Known } from '../../config/text-option.ts';
import type { DeclaringClass } from '../../metadata/declaring-classes.ts';
import type { DeclaringJunction } from '../../metadata/declaring-junctions.ts';
import type { DeclaringProperty } from '../../metadata/declaring-properties.ts';
import { mapConcurrently } from '../../revision/map-concurrently.ts';
import { sameTableName } from '../../schema/table-name.ts';
import type { ChangedSource, SourceChanges } from './changed-sources.ts';
import { formerValues } from './former-values.ts';
import { pairClasses, type ClassPair, type FileClasses } from './pair-classes.ts';
import { pairProperties } from './pair-properties.ts';
import type { Declaring } from './property-names.ts';

/**
 * How much each thing that a history tells counts. That a line was edited is no proof: somebody may
 * have put one property in the place of another.
 */
const WEIGHTS = {
  sameProperty: 1,
  sameClass: 1,
  renamedClass: 0.5,
  movedClass: 0.3,
  used: 0.4,
  sameDeclaration: 0.1,
  samePlace: 0.05,
} as const;

/** So many lines have to have gone over to another property before they tell of a rename. */
const ENOUGH_LINES = 2;

type Lines = Awaited<ReturnType<SourceChanges['replacedLines']>>;

/** The names that the sources of entities gave to tables and columns at a commit. */
export async function historyNames(
  { classes, properties, junctions }: Declaring,
  changes: SourceChanges,
): Promise<FormerNames> {
  const wanted = new Set(
    [...classes, ...properties, ...junctions].map(({ className }) => className),
  );
  const pairs = pairClasses(await readFiles(changes, wanted));
  const pairOf = ({ className }: { readonly className: string }): ClassPair | undefined => {
    const [pair, ...others] = pairs.filter(({ after }) => after.name === className);
    // Of two classes of one name, it is anybody's guess which is the entity.
    return others.length === 0 ? pair : undefined;
  };
  const valueWas = await formerValues(properties, changes);
  const lines = pairs.length === 0 ? [] : await changes.replacedLines();
  return {
    tableWas: (table) =>
      [
        ...classes
          .filter((each) => sameTableName(each.table, table))
          .flatMap((declaring) => formerTable(declaring, pairOf(declaring), changes.commit)),
        ...junctions
          .filter((each) => sameTableName(each.table, table))
          .flatMap((declaring) => formerJunction(declaring, pairOf(declaring), changes.commit)),
      ].filter(({ name }) => name !== table.name),
    columnWas: (table, column) =>
      properties
        .filter((each) => sameTableName(each.table, table) && each.column === column)
        .flatMap((declaring) =>
          formerColumns(declaring, pairOf(declaring), { lines, commit: changes.commit }),
        )
        .filter(({ name }) => name !== column),
    valueWas,
  };
}

/** The classes of the files that declare one that is wanted; of the others only if one of these is new. */
async function readFiles(
  changes: SourceChanges,
  wanted: ReadonlySet<string>,
): Promise<readonly FileClasses[]> {
  const { readClasses } = await import('../../config/read-classes.ts');
  const { readEntitySchemas } = await import('../../config/read-entity-schemas.ts');
  const readAll = (path: string, text: string): readonly ClassSource[] => [
    ...readClasses(path, text),
    ...readEntitySchemas(path, text),
  ];
  const read = async (file: ChangedSource): Promise<FileClasses> => {
    const [before, after] = [await changes.readBefore(file), await changes.readAfter(file)];
    const path = file.after ?? file.before ?? '';
    return { before: readAll(path, before), after: readAll(path, after) };
  };
  const isWanted = await mapConcurrently(changes.files, 8, async (file) =>
    declaresAny(await changes.readAfter(file), wanted),
  );
  const files = changes.files.filter((_, position) => isWanted[position]);
  const others = changes.files.filter((file) => !files.includes(file) && file.before !== null);
  const found = await mapConcurrently(files, 8, read);
  const known = new Set(found.flatMap(({ before }) => before.map(({ name }) => name)));
  const isNew = ({ name }: ClassSource): boolean => wanted.has(name) && !known.has(name);
  if (!found.some(({ after }) => after.some(isNew))) return found;
  return [...found, ...(await mapConcurrently(others, 8, read))];
}

function declaresAny(text: string, wanted: ReadonlySet<string>): boolean {
  const classes = text.includes('@') ? /\bclass\s+([\w$]+)/g : null;
  const schemas = text.includes('EntitySchema') ? /\bname:\s*['"]([^'"]+)['"]/g : null;
  return [classes, schemas].some(
    (names) =>
      names !== null && [...text.matchAll(names)].some(([, name = '']) => wanted.has(name)),
  );
}

function formerTable(
  { className, tableFor }: DeclaringClass,
  pair: ClassPair | undefined,
  commit: string,
): readonly FormerName[] {
  const entity = pair?.before.decorators.find(({ name }) => name === 'Entity');
  const given = entity?.text === null ? entity.option : entity?.text;
  if (pair === undefined || given === undefined) return [];
  const { before, isInPlace } = pair;
  const name = tableFor(before.name, given);
  const since = `in ${commit}`;
  if (before.name === className) {
    return [
      { name, reason: `its class ${className} was called so ${since}`, weight: WEIGHTS.sameClass },
    ];
  }
  const weight = isInPlace ? WEIGHTS.renamedClass : WEIGHTS.movedClass;
  return [{ name, reason: `its class was ${before.name} ${since}`, weight }];
}

/** A junction table is called as the decorator of its relation says. */
function formerJunction(
  { property, tableFor }: DeclaringJunction,
  pair: ClassPair | undefined,
  commit: string,
): readonly FormerName[] {
  const same = pair?.before.properties.find(({ name }) => name === property);
  const given = same?.decorators.find(({ name }) => name === 'JoinTable')?.option;
  if (given === undefined) return [];
  const reason = `its relation ${property} had it called so in ${commit}`;
  return [{ name: tableFor(given), reason, weight: WEIGHTS.sameProperty }];
}

function formerColumns(
  declaring: DeclaringProperty,
  pair: ClassPair | undefined,
  { lines, commit }: { readonly lines: Lines; readonly commit: string },
): readonly FormerName[] {
  if (pair === undefined) return [];
  const { property } = declaring;
  const nameBy = (before: PropertySource): readonly string[] => {
    const given = givenName(before.decorators, declaring.isRelation);
    return given === undefined ? [] : [declaring.columnFor(before.name, given)];
  };
  const same = pair.before.properties.find(({ name }) => name === property);
  if (same !== undefined) {
    const reason = `its property ${property} was called so in ${commit}`;
    return nameBy(same).map((name) => ({ name, reason, weight: WEIGHTS.sameProperty }));
  }
  const kept = new Set(pair.after.properties.map(({ name }) => name));
  const used = pair.before.properties
    .filter(({ name }) => !kept.has(name))
    .flatMap((before) => {
      const count = linesGoneOver(lines, before.name, property);
      if (count < ENOUGH_LINES) return [];
      const reason = `${count} lines that used ${before.name} use ${property} by now`;
      return nameBy(before).map((name) => ({ name, reason, weight: WEIGHTS.used }));
    });
  const replaced = pairProperties(pair)
    .filter(({ after }) => after.name === property)
    .flatMap(({ before, isSameDeclaration }) => {
      const reason = `its property stands where ${before.name} stood in ${commit}`;
      const weight = isSameDeclaration ? WEIGHTS.sameDeclaration : WEIGHTS.samePlace;
      return nameBy(before).map((name) => ({ name, reason, weight }));
    });
  return [...used, ...replaced];
}

/** The name in the decorator that makes the column. */
function givenName(decorators: readonly DecoratorSource[], isRelation: boolean): Known {
  const decorator = decorators.find(({ name }) =>
    isRelation ? name === 'JoinColumn' : name.endsWith('Column') && name !== 'JoinColumn',
  );
  return decorator === undefined ? null : decorator.option;
}

/** How many lines are the same but for the property that they read or write. */
function linesGoneOver(lines: Lines, before: string, after: string): number {
  const use = new RegExp(`\\.${before.replaceAll('$', String.raw`\$`)}(?![\\w$])`, 'g');
  return lines.filter(([old, line]) => {
    const other = old.replaceAll(use, () => `.${after}`);
    return other !== old && other === line;
  }).length;
}
