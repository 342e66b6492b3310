import type { ProjectComparison } from './compare-project.ts';
import type { Note } from './header-notes.ts';
import { meaningOf, type OpenRename } from './rename-question.ts';
import { evidenceFor } from './rename-remarks.ts';

/** What was taken for a rename, and what may be one. */
export function renameNotes({
  renames,
  renameQuestions,
}: Pick<ProjectComparison, 'renames' | 'renameQuestions'>): readonly Note[] {
  return [
    {
      title: 'Renamed',
      lines: renames.map((rename) => `${rename.from} → ${rename.to}: ${evidenceFor(rename)}`),
    },
    {
      title: 'Perhaps renamed: `revision` asks, or takes the answer as a flag',
      lines: renameQuestions.map((question) =>
        [
          `${meaningOf(question)}: ${evidenceFor(question)}`,
          ...flagLines(question).map((line) => `  ${line}`),
        ].join('\n'),
      ),
    },
  ];
}

/** The flags that answer a question, with what they say behind them. */
export function flagLines({ flags }: OpenRename): readonly string[] {
  const width = Math.max(...flags.map(({ flag }) => flag.length));
  return flags.map(({ flag, meaning }) => `${flag.padEnd(width)}  ${meaning}`);
}
