import type { Operation } from '../operation/operation.ts';
import { orderOperations } from '../operation/order-operations.ts';
import type { Schema } from '../schema/schema.ts';
import { compareEnums } from './compare-enums.ts';
import { compareExtensions } from './compare-extensions.ts';
import { compareSchemas } from './compare-schemas.ts';
import { compareSequences } from './compare-sequences.ts';
import { compareTables } from './compare-tables.ts';
import { compareViews } from './compare-views.ts';
import { createContext, type ComparisonOptions } from './comparison-context.ts';
import type { ComparisonRules } from './comparison-rules.ts';
import type { Doubt, Verdict } from './doubt.ts';
import type { LeftAlone } from './left-alone.ts';
import { freeUniqueKeys } from './free-unique-keys.ts';
import { tellBrokenViews } from './tell-broken-views.ts';
import { stepAside } from './step-aside.ts';
import type { RenameCandidate, RenameQuestion } from './rename.ts';
import { followValues } from './follow-values.ts';
import { renameInEnums, renamesOfTypes } from './renamed-values.ts';
import { findRenames } from './rename/find-renames.ts';
import { sortSchema } from './sort-schema.ts';
import { splitUndeclared } from './split-undeclared.ts';
import { useEnumValues } from './use-enum-values.ts';

export interface Comparison {
  /** Turns `from` into `to`, in an order that works; their reverse, backwards, undoes them. */
  readonly operations: readonly Operation[];
  /** What is there, once tables have moved: the other operations start from it. */
  readonly from: Schema;
  /** Texts that differ and may mean the same. They make no operation. */
  readonly undecided: readonly Doubt[];
  /** Things that no entity declares and that stay. Their drops are not among the operations. */
  readonly undeclared: readonly LeftAlone[];
  /** The renames among the operations that somebody has asked for or that the things themselves tell. */
  readonly renames: readonly RenameCandidate[];
  /** What may be renamed; in the operations one goes and the other comes. */
  readonly renameQuestions: readonly RenameQuestion[];
  /** The names in the answers given that are of nothing removed or added. */
  readonly unusedAnswers: readonly string[];
}

/**
 * The operations that turn one schema into another, both in the normal form of one database.
 * `opinion` is asked about texts that differ; leaving everything `unknown` collects the questions
 * for the server, which the next comparison can answer.
 */
export function compare(
  present: Schema,
  declared: Schema,
  rules: ComparisonRules,
  options: ComparisonOptions,
  opinion: (doubt: Doubt) => Verdict,
): Comparison {
  const to = sortSchema(declared);
  const found = findRenames(sortSchema(present), to, rules, options);
  const { moves, values } = found;
  const renamesByType = renamesOfTypes(values);
  const from = followValues(found.from, renamesByType);
  const { context, undecided, replacements } = createContext(
    rules,
    options,
    { from: from.tables, to: to.tables, values },
    opinion,
  );
  const operations = useEnumValues([
    ...moves,
    ...renameInEnums(found.from.enums, renamesByType),
    ...compareSchemas(from.schemas, to.schemas),
    ...compareExtensions(from.extensions, to.extensions),
    ...compareEnums(from.enums, to.enums),
    ...compareTables(from.tables, to.tables, context),
    ...compareViews(from.views, to.views, context),
    ...compareSequences(from, to, options),
  ]);
  const split = splitUndeclared(operations, replacements, options);
  const freed = freeUniqueKeys(split.operations, from.tables);
  const planned = stepAside(freed, { from, to, values }, rules);
  const views = { from: from.views, to: to.views, bystanders: options.bystanders };
  return {
    ...split,
    from,
    operations: orderOperations(tellBrokenViews(planned, views, rules)),
    undecided,
    renames: found.renames,
    renameQuestions: found.questions,
    unusedAnswers: found.unusedAnswers,
  };
}
