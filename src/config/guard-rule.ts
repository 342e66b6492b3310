import type { Finding } from '../review/hazard.ts';
import type { Rule } from '../review/rule.ts';
import { hookFailed } from './config-error.ts';
import { guardHook } from './guard-hook.ts';

/** A rule of the configuration at `path`, whose failures and odd answers are named: `HOOK_FAILED`. */
export function guardRule(rule: Rule, path: string): Rule {
  const name = `rules: ${rule.id}`;
  const check = guardHook(name, path, (...parameters: Parameters<Rule['check']>) =>
    rule.check(...parameters),
  );
  return {
    ...rule,
    check(operation, context) {
      const findings: unknown = check(operation, context);
      if (isFindings(findings)) return findings;
      throw hookFailed(name, path, 'it must return a list of findings: { subject, message }');
    },
  };
}

function isFindings(value: unknown): value is readonly Finding[] {
  return Array.isArray(value) && value.every(isFinding);
}

function isFinding(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    'subject' in value &&
    typeof value.subject === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  );
}
