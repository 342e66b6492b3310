import type { RenameAnswers, RenameCandidate, RenamedKind } from '../rename.ts';

/** The answers given, and which of them were of use. */
export class AnswerSheet {
  private readonly answers: RenameAnswers;
  private readonly used = new Set<string>();
  private readonly carriedOut = new Set<RenameAnswers['renamed'][number]>();

  constructor(answers: RenameAnswers) {
    this.answers = answers;
  }

  /** Whether nobody has named a pair. */
  get namesNothing(): boolean {
    return this.answers.renamed.length === 0;
  }

  /** The pairs that somebody has named, each once, where both names are of things of one kind. */
  renamed(
    kind: RenamedKind,
    froms: ReadonlySet<string>,
    tos: ReadonlySet<string>,
  ): readonly RenameCandidate[] {
    const pairs = this.answers.renamed.filter(
      (pair) => froms.has(pair.from) && tos.has(pair.to) && !this.carriedOut.has(pair),
    );
    for (const pair of pairs) {
      this.use(pair.from, pair.to);
      // Two columns that have changed places are both still there.
      this.carriedOut.add(pair);
    }
    return pairs.map(({ from, to }) => ({
      kind,
      from,
      to,
      score: 1,
      reasons: ['it was answered'],
    }));
  }

  /** Whether somebody has said that the thing is what it is called. */
  isKept(name: string): boolean {
    const isKept = this.answers.kept.includes(name);
    if (isKept) this.use(name);
    return isKept;
  }

  /** The names that were of nothing that has gone or come. */
  unused(): readonly string[] {
    const names = [
      ...this.answers.renamed.flatMap(({ from, to }) => [from, to]),
      ...this.answers.kept,
    ];
    return [...new Set(names)].filter((name) => !this.used.has(name));
  }

  private use(...names: readonly string[]): void {
    for (const name of names) this.used.add(name);
  }
}
