import type { FormerName, FormerNames } from '../../compare/rename.ts';
import type { DeclaringClass } from '../../metadata/declaring-classes.ts';
import type { DeclaringJunction } from '../../metadata/declaring-junctions.ts';
import type { DeclaringProperty } from '../../metadata/declaring-properties.ts';
import { sameTableName } from '../../schema/table-name.ts';
import { camelCase, snakeCase } from '../../util/letter-case.ts';

/** What declares the tables and columns of a project. */
export interface Declaring {
  readonly classes: readonly DeclaringClass[];
  readonly properties: readonly DeclaringProperty[];
  readonly junctions: readonly DeclaringJunction[];
}

/**
 * The names that tables, columns and enumerated values would have if no decorator named them, by the project's naming
 * strategy and by the ways of writing that naming strategies choose from: what was called so before
 * somebody gave it a name, or chose another strategy.
 */
export function propertyNames({ classes, properties, junctions }: Declaring): FormerNames {
  return {
    tableWas: (table) =>
      [
        ...classes
          .filter((each) => sameTableName(each.table, table))
          .flatMap(({ className, tableFor }) =>
            namesOf(className, (name) => tableFor(className, name), 'class'),
          ),
        ...junctions.filter((each) => sameTableName(each.table, table)).flatMap(namesOfJunction),
      ].filter(({ name }) => name !== table.name),
    columnWas: (table, column) =>
      properties
        .filter((each) => sameTableName(each.table, table) && each.column === column)
        .flatMap(({ property, columnFor }) =>
          namesOf(property, (name) => columnFor(property, name), 'property'),
        )
        .filter(({ name }) => name !== column),
    valueWas: (table, column, value) =>
      properties
        .filter((each) => sameTableName(each.table, table) && each.column === column)
        .flatMap(({ memberOf }) => memberOf(value) ?? [])
        .map((name) => ({ name, reason: `its member is called ${name}`, weight: 0.7 })),
  };
}

function namesOfJunction({ property, tableFor }: DeclaringJunction): readonly FormerName[] {
  const usual = tableFor(null);
  const reason = `its relation ${property} would have it called so without a name`;
  const others = [snakeCase(usual), camelCase(usual)];
  return [
    { name: usual, reason, weight: 0.9 },
    ...others.map((name) => ({ name, reason, weight: 0.8 })),
  ];
}

function namesOf(
  word: string,
  nameWith: (name: string | null) => string,
  noun: 'class' | 'property',
): readonly FormerName[] {
  const usual = nameWith(null);
  const reason = `its ${noun} ${word} would be called so without a name`;
  const spelled = `its ${noun} is called ${word}`;
  return [
    { name: usual, reason, weight: 0.9 },
    { name: nameWith(word), reason: spelled, weight: 0.9 },
    ...[usual, nameWith(word)]
      .flatMap((name) => [snakeCase(name), camelCase(name)])
      .map((name) => ({ name, reason: spelled, weight: 0.8 })),
  ];
}
