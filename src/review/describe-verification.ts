import type { StepVerdict, Verification } from './verification.ts';

const signs: Readonly<Record<StepVerdict['outcome'], string>> = {
  passed: '✓',
  failed: '✗',
  skipped: '–',
};

/** What came of running a revision, in a line: `up ✓ down ✓ data ✓`. */
export function describeVerification({ up, down, data }: Verification): string {
  return `up ${signs[up.outcome]} down ${signs[down.outcome]} data ${signs[data.outcome]}`;
}
