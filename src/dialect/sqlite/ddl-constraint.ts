import type { CheckConstraint, Constraint, ForeignKey } from '../../schema/constraint.ts';
import { quoteName, quoteNames } from './quoting.ts';
import { exclusionUnsupported, fullMatchUnsupported } from './sqlite-error.ts';

/** A constraint as it stands behind the columns of a CREATE TABLE, in TypeORM's spelling. */
export function formatConstraint(constraint: Constraint): string {
  const name = constraint.name === null ? '' : `CONSTRAINT ${quoteName(constraint.name)} `;
  return name + formatBody(constraint);
}

function formatBody(constraint: Constraint): string {
  switch (constraint.kind) {
    case 'primaryKey':
      return `PRIMARY KEY (${quoteNames(constraint.columns)})`;
    case 'unique':
      return `UNIQUE (${quoteNames(constraint.columns)})`;
    case 'foreignKey':
      return formatForeignKey(constraint);
    case 'check':
      return formatCheck(constraint);
    case 'exclusion':
      throw exclusionUnsupported(constraint.name);
  }
}

function formatCheck({ expression }: CheckConstraint): string {
  return `CHECK (${expression})`;
}

function formatForeignKey(key: ForeignKey): string {
  if (key.match === 'FULL') throw fullMatchUnsupported();
  const columns = key.referencedColumns;
  return [
    `FOREIGN KEY (${quoteNames(key.columns)})`,
    `REFERENCES ${quoteName(key.referencedTable.name)}`,
    ...(columns.length === 0 ? [] : [`(${quoteNames(columns)})`]),
    `ON DELETE ${key.onDelete}`,
    `ON UPDATE ${key.onUpdate}`,
    ...(key.deferrable === null ? [] : [`DEFERRABLE ${key.deferrable}`]),
  ].join(' ');
}
