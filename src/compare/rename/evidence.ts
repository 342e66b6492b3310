/** Something that speaks for a pair being one thing, or against it. */
export interface Evidence {
  /** In log-odds: what is above zero speaks for it. */
  readonly weight: number;
  /** In words; null where there is nothing to say that anybody would want to hear. */
  readonly reason: string | null;
}

/** How likely a pair is one thing by all that is known of it, in hundredths. */
export function scoreOf(evidence: readonly Evidence[]): number {
  const odds = evidence.reduce((sum, { weight }) => sum + weight, 0);
  return Math.round(100 / (1 + Math.exp(-odds))) / 100;
}

/** What speaks for a pair, strongest first. */
export function reasonsOf(evidence: readonly Evidence[]): readonly string[] {
  return evidence
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .flatMap(({ reason }) => reason ?? []);
}

/** Evidence that together counts no more than `limit`; what speaks against counts in full. */
export function limitedTo(limit: number, evidence: readonly Evidence[]): readonly Evidence[] {
  const sum = evidence.reduce((total, { weight }) => total + weight, 0);
  return sum <= limit ? evidence : [...evidence, { weight: limit - sum, reason: null }];
}
