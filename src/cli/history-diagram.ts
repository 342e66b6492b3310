import type { HistoryEntry } from '../command/history-entry.ts';

/** The history as a flowchart of Mermaid, which GitHub and GitLab draw in Markdown. */
export function mermaidOf(entries: readonly HistoryEntry[]): readonly string[] {
  const names = new Map(entries.map(({ id }, position) => [id, `r${position}`]));
  const text = (entry: HistoryEntry): string =>
    labelOf(entry).join('<br>').replaceAll('"', '#quot;');
  return [
    'flowchart TB',
    ...entries.map((entry) => `  ${names.get(entry.id)}["${text(entry)}"]`),
    ...edgesOf(entries).map(
      ({ from, to, isParent }) =>
        `  ${names.get(from)} ${isParent ? '-->' : '-.->'} ${names.get(to)}`,
    ),
    ...entries
      .filter(({ isCurrent }) => isCurrent)
      .map(({ id }) => `  style ${names.get(id)} stroke-width:4px`),
  ];
}

/** The history as a graph of Graphviz: `limbeck history --dot | dot -Tsvg`. */
export function dotOf(entries: readonly HistoryEntry[]): readonly string[] {
  return [
    'digraph history {',
    '  node [shape=box];',
    ...entries.map((entry) => {
      const style = entry.isCurrent ? ', penwidth=3' : '';
      return `  ${quote(entry.id)} [label=${quote(labelOf(entry).join('\n'))}${style}];`;
    }),
    ...edgesOf(entries).map(
      ({ from, to, isParent }) =>
        `  ${quote(from)} -> ${quote(to)}${isParent ? '' : ' [style=dashed]'};`,
    ),
    '}',
  ];
}

function labelOf({ id, branchLabels, message }: HistoryEntry): readonly string[] {
  const labels = branchLabels.length === 0 ? '' : ` (${branchLabels.join(', ')})`;
  return [`${id}${labels}`, message].filter((line) => line !== '');
}

interface Edge {
  readonly from: string;
  readonly to: string;
  /** False where the second only depends on the first. */
  readonly isParent: boolean;
}

/** From the older revision to the newer one. */
function edgesOf(entries: readonly HistoryEntry[]): readonly Edge[] {
  const byName = new Map(
    entries.flatMap(({ id, branchLabels }) => [id, ...branchLabels].map((name) => [name, id])),
  );
  return entries.flatMap(({ id, parents, dependsOn }) => [
    ...parents.flatMap((name) => edge(byName.get(name), id, true)),
    ...dependsOn.flatMap((name) => edge(byName.get(name), id, false)),
  ]);
}

/** None to a revision that is not shown. */
function edge(from: string | undefined, to: string, isParent: boolean): readonly Edge[] {
  return from === undefined ? [] : [{ from, to, isParent }];
}

/** A backslash begins an escape in a label, such as `\N` for the name of the node. */
function quote(text: string): string {
  const escaped = text.replaceAll(/[\\"]/g, String.raw`\$&`).replaceAll('\n', String.raw`\n`);
  return `"${escaped}"`;
}
