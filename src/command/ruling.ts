import { allRules, reverseIds } from '../review/all-rules.ts';
import type { Ruling } from '../review/find-hazards.ts';
import type { Rule, RuleServer } from '../review/rule.ts';
import { ruleNotFound, ruleTaken } from './command-error.ts';
import type { Project } from './project.ts';

/**
 * The rules of a project for one server.
 * @throws {LimbeckError} `HAZARD_UNKNOWN`, `CONFIG_INVALID` where the configuration speaks of a rule
 * that there is not, or takes the id of one of Limbeck's.
 */
export function rulingOf(
  { config, path }: Pick<Project, 'config' | 'path'>,
  server: RuleServer,
): Ruling {
  const { hazards: severities, rules } = config;
  const known = hazardIds(rules);
  const unknown = Object.keys(severities).find((id) => !known.includes(id));
  if (unknown !== undefined) throw ruleNotFound(unknown, path, known);
  const taken = rules.find(({ id }) => hazardIds([]).includes(id));
  if (taken !== undefined) throw ruleTaken(taken.id, path);
  return { server, severities, rules };
}

/** All that a finding can be called. */
export function hazardIds(rules: readonly Rule[]): readonly string[] {
  return [...[...allRules, ...rules].map(({ id }) => id), ...reverseIds];
}
