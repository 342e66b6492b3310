import type { Constraint, ForeignKey } from '../schema/constraint.ts';
import { call, literal, object, strings, type Code } from './code.ts';
import type { ItemRenderer } from './render-item.ts';

type Entries = readonly (readonly [string, Code | null])[];

/** A constraint, null where it is left out, as an element of `op.createTable`: `unique(['email'], { name: 'uq_email' })`. */
export function renderElement(constraint: Constraint, render: ItemRenderer): Code | null {
  const own = render({ kind: 'constraint', item: constraint });
  if (own !== undefined) return own;
  const name = constraint.name === null ? null : literal(constraint.name);
  const options = object([['name', name], ...constraintEntries(constraint)]);
  const values = [...constraintValues(constraint), ...(options === null ? [] : [options])];
  return call(builders[constraint.kind], ...values);
}

const builders = {
  primaryKey: 'primaryKey',
  unique: 'unique',
  foreignKey: 'foreignKey',
  check: 'check',
  exclusion: 'exclude',
} as const satisfies Record<Constraint['kind'], string>;

/** What a constraint is made of, without its name. */
export function constraintValues(constraint: Constraint): readonly Code[] {
  switch (constraint.kind) {
    case 'primaryKey':
    case 'unique':
      return [strings(constraint.columns)];
    case 'foreignKey':
      return [
        strings(constraint.columns),
        literal(constraint.referencedTable.name),
        strings(constraint.referencedColumns),
      ];
    case 'check':
    case 'exclusion':
      return [literal(constraint.expression)];
  }
}

/** The options in which a constraint differs from a plain one. */
export function constraintEntries(constraint: Constraint): Entries {
  switch (constraint.kind) {
    case 'primaryKey':
    case 'check':
      return [];
    case 'unique':
      return [
        ['deferrable', literalUnless(constraint.deferrable, null)],
        ['nullsNotDistinct', constraint.nullsNotDistinct ? literal(true) : null],
      ];
    case 'foreignKey':
      return foreignKeyEntries(constraint);
    case 'exclusion':
      return [['deferrable', literalUnless(constraint.deferrable, null)]];
  }
}

function foreignKeyEntries(foreignKey: ForeignKey): Entries {
  return [
    ['referencedSchema', literalUnless(foreignKey.referencedTable.schema, null)],
    ['onDelete', literalUnless(foreignKey.onDelete, 'NO ACTION')],
    ['onUpdate', literalUnless(foreignKey.onUpdate, 'NO ACTION')],
    ['deferrable', literalUnless(foreignKey.deferrable, null)],
    ['match', literalUnless(foreignKey.match ?? null, null)],
  ];
}

function literalUnless(value: string | null, usual: string | null): Code | null {
  return value === usual || value === null ? null : literal(value);
}
