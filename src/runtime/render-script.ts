import type { ScriptStyle } from '../dialect/script-style.ts';

/** Statements that belong together, under a comment. */
export interface ScriptSection {
  readonly title: string;
  readonly statements: readonly string[];
}

/** What a script consists of beside the migrations. */
export interface ScriptFrame {
  readonly style: ScriptStyle;
  /** What the script is, in lines. */
  readonly header: readonly string[];
  /** The name of the lock. */
  readonly lock: string;
}

/** The text of a script: each section in a transaction of its own, where there are such. */
export function renderScript(
  sections: readonly ScriptSection[],
  { style, header, lock }: ScriptFrame,
): string {
  const write = (statements: readonly string[]): string =>
    statements.map((statement) => style.terminate(statement)).join('\n');
  const blocks = [
    [...header, `Run it with: ${style.client}`, ...style.remarks].map(comment).join('\n'),
    write(style.opening(lock)),
    ...sections.map(({ title, statements }) =>
      [comment(title), write([...style.begin, ...statements, ...style.commit])].join('\n'),
    ),
    write(style.closing(lock)),
  ];
  return blocks.filter((block) => block !== '').join('\n\n');
}

/** One line, whatever it says. */
function comment(text: string): string {
  return `-- ${text.replaceAll(/[\r\n]+/g, ' ').trim()}`;
}
