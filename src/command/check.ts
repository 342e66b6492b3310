import { isSql, type Sql } from '../schema/sql.ts';
import {
  check as checkConstraint,
  type CheckSpec,
  type ConstraintOptions,
} from '../schema/table-element.ts';
import type { Check } from './check-project.ts';
import type { Project } from './project.ts';
import type { CompareOptions } from './compare-options.ts';

/**
 * In a migration, a check constraint: `check('price > 0', { name: 'ck_price' })`.
 */
export function check(expression: string | Sql, options?: ConstraintOptions): CheckSpec;
/**
 * In a program, the command: compares the database with the entities, and its revision with the
 * migration files. Writes nothing.
 *
 * @example
 * const { upToDate } = await check(project);
 * @throws {LimbeckError} `CONNECTION_FAILED`, `ENTITIES_NOT_FOUND`, `ENTITIES_INVALID`, `RENAME_INVALID`,
 * `RENAME_NOT_FOUND`
 */
export function check(project: Project, options?: CompareOptions): Promise<Check>;
// One word has both meanings in SQL and in Alembic; their arguments tell them apart.
export function check(
  subject: string | Sql | Project,
  options?: ConstraintOptions | CompareOptions,
): CheckSpec | Promise<Check> {
  // The signatures above say which options go with which subject.
  return typeof subject === 'string' || isSql(subject)
    ? checkConstraint(subject, options as ConstraintOptions)
    : import('./check-project.ts').then(({ checkProject }) =>
        checkProject(subject, options as CompareOptions),
      );
}
