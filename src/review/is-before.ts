import type { RuleServer } from './rule.ts';

/** Whether the server is of a version before `version`, number by number. */
export function isBefore({ version: own }: RuleServer, version: string): boolean {
  const [numbers, others] = [own, version].map((text) => text.split('.').map(Number));
  for (const [index, other] of (others ?? []).entries()) {
    const number = numbers?.[index] ?? 0;
    if (number !== other) return number < other;
  }
  return false;
}
