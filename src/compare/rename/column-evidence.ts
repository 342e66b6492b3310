import type { Column } from '../../schema/column.ts';
import type { ComparisonRules } from '../comparison-rules.ts';
import type { FormerNames } from '../rename.ts';
import type { ColumnEncounter } from './column-encounter.ts';
import { limitedTo, type Evidence } from './evidence.ts';
import { formerEvidence } from './former-evidence.ts';
import { membershipEvidence } from './membership-evidence.ts';
import { nameEvidence } from './name-evidence.ts';
import { placeEvidence } from './place-evidence.ts';
import { sameTextEvidence } from './text-evidence.ts';
import { WEIGHTS } from './thresholds.ts';
import { typeEvidence } from './type-evidence.ts';

export interface ColumnKnowledge {
  readonly rules: ComparisonRules;
  readonly formerNames: FormerNames;
}

/** What speaks for the two columns being one, and against it. */
export function columnEvidence(
  encounter: ColumnEncounter,
  { rules, formerNames }: ColumnKnowledge,
): readonly Evidence[] {
  const { tables, from, to, renamed } = encounter;
  const owners = [tables.from.name, tables.to.name];
  const name = nameEvidence({ from: from.name, to: to.name }, { owners, renamed });
  const former = formerEvidence(formerNames.columnWas(tables.to, to.name), from.name, (text) =>
    rules.foldName(text, 'member'),
  );
  const circumstances = [
    ...former.filter(({ weight }) => weight < WEIGHTS.proof),
    typeEvidence(from, to, rules),
    nullabilityEvidence(from, to),
    defaultEvidence(encounter, rules),
    ...identityEvidence(from, to),
    ...membershipEvidence(encounter, rules),
    placeEvidence(encounter, rules),
    { weight: encounter.isAlone ? WEIGHTS.alone : 0, reason: 'no other column comes or goes' },
  ];
  return [
    { weight: WEIGHTS.prior, reason: null },
    name,
    ...former.filter(({ weight }) => weight >= WEIGHTS.proof),
    ...(name.weight > 0 ? circumstances : limitedTo(WEIGHTS.circumstances, circumstances)),
    ...singularEvidence(encounter, rules),
  ];
}

function nullabilityEvidence(from: Column, to: Column): Evidence {
  const isSame = from.nullable === to.nullable;
  return { weight: isSame ? WEIGHTS.nullable.same : WEIGHTS.nullable.other, reason: null };
}

function defaultEvidence({ tables, from, to }: ColumnEncounter, rules: ComparisonRules): Evidence {
  const { same, none, other } = WEIGHTS.default;
  if (from.default === null && to.default === null) return { weight: none, reason: null };
  if (from.default === null || to.default === null) return { weight: other, reason: null };
  const texts = { from: from.default, to: to.default };
  const isSame = rules.sameText({ kind: 'default', table: tables.to, column: to.name, ...texts });
  return { weight: isSame ? same : other, reason: `the default is the same: ${to.default}` };
}

function identityEvidence(from: Column, to: Column): readonly Evidence[] {
  if (from.identity === null && to.identity === null) return [];
  const isSame = from.identity?.kind === to.identity?.kind;
  const { same, other } = WEIGHTS.identity;
  return [{ weight: isSame ? same : other, reason: 'the database numbers both' }];
}

/** What hardly two columns of a table have in common. */
function singularEvidence(encounter: ColumnEncounter, rules: ComparisonRules): readonly Evidence[] {
  const { tables, from, to } = encounter;
  const { singular } = WEIGHTS;
  const isKey = [
    tables.from.primaryKey?.columns.join('\0') === from.name,
    tables.to.primaryKey?.columns.join('\0') === to.name,
  ];
  return [
    ...(isKey.every(Boolean)
      ? [{ weight: singular.primaryKey, reason: 'both are the primary key' }]
      : []),
    ...(from.comment !== null && from.comment === to.comment
      ? [{ weight: singular.comment, reason: 'the comment is the same' }]
      : []),
    ...sameTextEvidence(encounter, rules),
  ];
}
