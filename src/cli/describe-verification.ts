import type { Verifications } from '../command/verify.ts';
import type { Colors } from './output.ts';

type Verification = Verifications[number];
type StepVerdict = Verification['up'];

const steps = ['up', 'down', 'data'] as const;

/** Whether nothing was found in any of them. */
export function areVerified(verifications: Verifications): boolean {
  return verifications.every((verification) =>
    steps.every((step) => verification[step].outcome === 'passed'),
  );
}

/** A verdict in a line, `b2c3d4e5  verified: up ✓ down ✓ data ✓`, and what was found below it. */
export function describeVerification(
  verification: Verification,
  colors: Colors,
): readonly string[] {
  const word = areVerified([verification]) ? 'verified' : 'not verified';
  const marks = steps.map((step) => `${step} ${mark(verification[step], colors)}`);
  return [
    `${verification.revision}  ${word}: ${marks.join(' ')}`,
    ...steps.flatMap((step) => describeStep(step, verification[step])),
    ...describeUnseeded(verification),
  ];
}

function mark({ outcome }: StepVerdict, colors: Colors): string {
  switch (outcome) {
    case 'passed':
      return colors.green('✓');
    case 'failed':
      return colors.red('✗');
    case 'skipped':
      return '–';
  }
}

function describeStep(step: string, verdict: StepVerdict): readonly string[] {
  if (verdict.outcome !== 'failed') return [];
  const { reason, differences, hint } = verdict;
  return [
    `  ${step}: ${reason}`,
    ...differences.map((difference) => `    ${difference}`),
    `    Hint: ${hint}`,
  ];
}

function describeUnseeded({ unseeded }: Verification): readonly string[] {
  if (unseeded.length === 0) return [];
  const tables = unseeded.map(({ table, reason }) => `${table} (${reason})`);
  return [
    `  data: ${unseeded.length} ${unseeded.length === 1 ? 'table' : 'tables'} not seeded: ${tables.join('; ')}`,
  ];
}
