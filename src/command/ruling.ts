import type { NormalConfig } from '../config/normalize-config.ts';
import type { Ruling } from '../review/find-hazards.ts';
import type { RuleServer } from '../review/rule.ts';

/** The rules of a project for one server. */
export function rulingOf(_config: NormalConfig, server: RuleServer): Ruling {
  return { server };
}
