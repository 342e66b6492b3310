import { compare } from '../compare/compare.ts';
import type { ComparisonRules } from '../compare/comparison-rules.ts';
import type { ComparisonOptions } from '../compare/comparison-context.ts';
import { noAnswers, noFormerNames } from '../compare/rename.ts';
import type { Operation } from '../operation/operation.ts';
import { singleOperations } from '../operation/single-operations.ts';
import type { Schema } from '../schema/schema.ts';

/** The drops of what the catalog holds and a comparison does not look at, whatever the reason. */
export function findBystanders(
  catalog: Schema,
  compared: Schema,
  rules: ComparisonRules,
): readonly Operation[] {
  const options: ComparisonOptions = {
    compareType: true,
    compareServerDefault: true,
    undeclared: () => 'drop',
    bystanders: [],
    renames: noAnswers,
    formerNames: noFormerNames,
  };
  const { operations } = compare(catalog, compared, rules, options, () => 'same');
  return singleOperations(operations);
}
