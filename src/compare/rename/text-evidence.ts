import { mentionsColumn, queryMentions } from '../../schema/query-mentions.ts';
import type { ComparisonRules } from '../comparison-rules.ts';
import type { ColumnEncounter } from './column-encounter.ts';
import type { Evidence } from './evidence.ts';
import { WEIGHTS } from './thresholds.ts';

/** Whether the texts of generated columns and checks are the same once the one name stands for the other. */
export function sameTextEvidence(
  { tables, from, to }: ColumnEncounter,
  rules: ComparisonRules,
): readonly Evidence[] {
  const names = new Map([[from.name, to.name]]);
  const isComputed = from.generated !== null && to.generated !== null;
  const isSame =
    isComputed &&
    rules.sameText({
      kind: 'generated',
      table: tables.to,
      column: to.name,
      from: rules.renameColumns(from.generated.expression, names),
      to: to.generated.expression,
    });
  const { generated, singular } = WEIGHTS;
  return [
    ...(isSame ? [{ weight: singular.generated, reason: 'both are computed alike' }] : []),
    ...(isSame || (from.generated === null && to.generated === null)
      ? []
      : [{ weight: generated.other, reason: null }]),
    ...(hasSameCheck({ tables, from, to }, names, rules)
      ? [{ weight: singular.check, reason: 'the check on both is the same' }]
      : []),
  ];
}

function hasSameCheck(
  { tables, from, to }: Pick<ColumnEncounter, 'tables' | 'from' | 'to'>,
  names: ReadonlyMap<string, string>,
  rules: ComparisonRules,
): boolean {
  const mentioning = (column: string, expression: string): boolean =>
    mentionsColumn(queryMentions(expression), column);
  const declared = tables.to.checks.filter((check) => mentioning(to.name, check.expression));
  return (
    declared.length > 0 &&
    tables.from.checks
      .filter((check) => mentioning(from.name, check.expression))
      .map((check) => rules.renameColumns(check.expression, names))
      .some((from) =>
        declared.some(
          ({ name, expression }) =>
            lettersOf(from) === lettersOf(expression) ||
            rules.sameText({
              kind: 'check',
              table: tables.to,
              constraint: name ?? '',
              from,
              to: expression,
            }),
        ),
      )
  );
}

/** What servers leave as it is, whatever parentheses and quotes they put around it. */
function lettersOf(text: string): string {
  return text.replaceAll(/\W+/g, '').toLowerCase();
}
