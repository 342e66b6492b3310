import type { ValueRename } from '../../schema/value-rename.ts';
import type { RenameCandidate } from '../rename.ts';
import { choosePairs, type Pair } from './choose-pairs.ts';
import { enumerations, type Enumeration } from './enumeration.ts';
import { reasonsOf, scoreOf } from './evidence.ts';
import type { Finding, RenameContext, Renaming } from './renaming.ts';
import { valueEvidence } from './value-evidence.ts';

/** The values of an enumeration that have another name. */
export interface FoundValues extends Pick<Enumeration, 'type' | 'columns'> {
  readonly renamed: readonly ValueRename[];
}

export interface ValueFinding extends Omit<Finding, 'moves'> {
  readonly values: readonly FoundValues[];
}

/** Enumerated values that are there under another name. */
export function findValues(renaming: Renaming, context: RenameContext): ValueFinding {
  const findings = enumerations(renaming, context).map((each) => findInEnumeration(each, context));
  return {
    values: findings.flatMap(({ values }) => values),
    renames: findings.flatMap(({ renames }) => renames),
    questions: findings.flatMap(({ questions }) => questions),
  };
}

function findInEnumeration(
  enumeration: Enumeration,
  { answers, options }: RenameContext,
): ValueFinding {
  const { type, columns, names, from, to } = enumeration;
  const removed = from.filter((value) => !to.includes(value));
  const added = to.filter((value) => !from.includes(value));
  if (removed.length === 0 || added.length === 0) return nothing;
  const answered = answeredPairs();
  const taken = new Set(answered.flatMap((pair) => [pair.from, pair.to]));
  const isOpen = (side: 'from' | 'to', value: string): boolean =>
    !taken.has(value) && !spellings(side, value).some((name) => answers.isKept(name));
  const pairs = removed
    .filter((value) => isOpen('from', value))
    .flatMap((before) =>
      added
        .filter((value) => isOpen('to', value))
        .map((after): Pair<string> => {
          const pair = { from: before, to: after };
          const evidence = valueEvidence(pair, enumeration, options.formerNames);
          const score = scoreOf(evidence);
          return { ...pair, candidate: { ...shown(pair), score, reasons: reasonsOf(evidence) } };
        }),
    );
  const { chosen, questions } = choosePairs(pairs);
  const found = [...answered, ...chosen];
  const renamed = found.map((pair) => ({ from: pair.from, to: pair.to }));
  return {
    values: renamed.length === 0 ? [] : [{ type, columns, renamed }],
    renames: found.map(({ candidate }) => candidate),
    questions,
  };

  function spellings(side: 'from' | 'to', value: string): readonly string[] {
    return names[side].map((name) => `${name}:${value}`);
  }

  function shown(pair: ValueRename): Pick<RenameCandidate, 'kind' | 'from' | 'to'> {
    return {
      kind: 'enumValue',
      from: `${names.from[0]}:${pair.from}`,
      to: `${names.to[0]}:${pair.to}`,
    };
  }

  /** Each value once, by whatever name of its enumeration. */
  function answeredPairs(): readonly Pair<string>[] {
    const before = bySpelling('from', removed);
    const after = bySpelling('to', added);
    const given = answers.renamed('enumValue', new Set(before.keys()), new Set(after.keys()));
    const found: Pair<string>[] = [];
    for (const { score, reasons, ...names } of given) {
      const [one, other] = [before.get(names.from), after.get(names.to)];
      const isFree = !found.some((pair) => pair.from === one || pair.to === other);
      if (one === undefined || other === undefined || !isFree) continue;
      const pair = { from: one, to: other };
      found.push({ ...pair, candidate: { ...shown(pair), score, reasons } });
    }
    return found;
  }

  function bySpelling(side: 'from' | 'to', values: readonly string[]): ReadonlyMap<string, string> {
    return new Map(
      values.flatMap((value) => spellings(side, value).map((name) => [name, value] as const)),
    );
  }
}

const nothing: ValueFinding = { values: [], renames: [], questions: [] };
