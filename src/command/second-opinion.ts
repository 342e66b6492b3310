import { doubtKey } from '../compare/doubt-key.ts';
import type { Doubt, Verdict } from '../compare/doubt.ts';

/** What is asked about texts that differ. */
export type Opinion = (doubt: Doubt) => Verdict;

/**
 * Does `work` once with no opinion, which brings out its doubts; where there are any, has the
 * server judge them all at once and does it again.
 */
export async function withSecondOpinion<Result>(
  work: (opinion: Opinion) => Result,
  judge: (doubts: readonly Doubt[]) => Promise<readonly Verdict[]>,
): Promise<Result> {
  const doubts: Doubt[] = [];
  const first = work((doubt) => {
    doubts.push(doubt);
    return 'unknown';
  });
  if (doubts.length === 0) return first;
  const verdicts = await judge(doubts);
  const answers = new Map(doubts.map((doubt, position) => [doubtKey(doubt), verdicts[position]]));
  return work((doubt) => answers.get(doubtKey(doubt)) ?? 'unknown');
}
