import { databaseLabel } from '../database-label.ts';
import type { Report, ReportGraph, ReportNode } from '../report.ts';
import { font, quoted } from './draw.ts';
import { html, type Html } from './html.ts';
import { ink } from './ink.ts';

/** How the revisions follow each other, for Graphviz: the newest above. */
export function revisionDiagram(report: Report): string {
  const { graph } = report;
  const marks = marksOf(report);
  const shown = shownNodes(graph, marks);
  const all = byId(graph.revisions);
  return [
    'digraph {',
    'graph [rankdir=TB bgcolor=transparent nodesep=0.3 ranksep=0.35 pad=0.2]',
    `node [shape=plain fontname="${font}" fontsize=11 fontcolor="${ink.foreground}"]`,
    `edge [color="${ink.muted}" fontname="${font}" fontsize=10 fontcolor="${ink.muted}" arrowsize=0.7]`,
    ...[...shown.values()].map(
      (node) => `${quoted(node.id)} [label=<${label(node, marks.get(node.id) ?? []).text}>]`,
    ),
    ...[...shown.values()].flatMap((node) => edgesFrom(node, all, shown)),
    '}',
  ].join('\n');
}

/** What is said of a revision beside its name. */
type Marks = ReadonlyMap<string, readonly string[]>;

function marksOf({ graph, databases }: Report): Marks {
  const marks = new Map<string, string[]>();
  const note = (id: string, text: string): void => {
    marks.set(id, [...(marks.get(id) ?? []), text]);
  };
  for (const id of graph.heads) note(id, 'head');
  for (const database of databases) {
    for (const id of database.current ?? []) note(id, `${databaseLabel(database)} is here`);
  }
  return marks;
}

/** Revisions of a project that fit one diagram. */
const most = 30;

/** All of a short history; of a long one, those of the report, those they follow, and those with marks. */
function shownNodes({ revisions }: ReportGraph, marks: Marks): ReadonlyMap<string, ReportNode> {
  const followed = new Set(
    revisions.flatMap((node) => (node.isInRange ? [...node.parents, ...node.dependsOn] : [])),
  );
  const kept =
    revisions.length <= most
      ? revisions
      : revisions.filter(({ id, isInRange }) => isInRange || followed.has(id) || marks.has(id));
  return byId(kept);
}

function byId(nodes: readonly ReportNode[]): ReadonlyMap<string, ReportNode> {
  return new Map(nodes.map((node) => [node.id, node]));
}

function label(
  { id, message, branchLabels, isInRange }: ReportNode,
  marks: readonly string[],
): Html {
  const [line, panel] = isInRange ? [ink.accent, ink.panel] : [ink.line, ink.page];
  const notes = [...branchLabels, ...marks].join(' · ');
  const title = message.length > 48 ? `${message.slice(0, 47)}…` : message;
  const row = (content: Html, color: string): Html =>
    html`<tr>
      <td align="left"><font color="${color}">${content}</font></td>
    </tr>`;
  return html`<table
    border="${isInRange ? 2 : 1}"
    cellborder="0"
    cellspacing="0"
    cellpadding="3"
    color="${line}"
    bgcolor="${panel}"
    style="rounded"
  >
    ${[
      row(html`<b>${id}</b>`, isInRange ? ink.accent : ink.foreground),
      ...(title === '' ? [] : [row(html`${title}`, ink.foreground)]),
      ...(notes === '' ? [] : [row(html`${notes}`, ink.muted)]),
    ]}
  </table>`;
}

function edgesFrom(
  node: ReportNode,
  all: ReadonlyMap<string, ReportNode>,
  shown: ReadonlyMap<string, ReportNode>,
): readonly string[] {
  const from = quoted(node.id);
  const shownParents = node.parents.filter((id) => shown.has(id));
  const hidden = ancestorsBehind(node, all, shown);
  const [dots, gap] = [quoted(`before ${node.id}`), `${hidden.count} more`];
  return [
    ...shownParents.map((id) => `${from} -> ${quoted(id)}`),
    ...hidden.reached.map((id) => `${from} -> ${quoted(id)} [style=dashed label=${quoted(gap)}]`),
    ...(hidden.count > 0 && hidden.reached.length === 0
      ? [
          `${dots} [label=${quoted(gap)} fontcolor="${ink.muted}"]`,
          `${from} -> ${dots} [style=dashed]`,
        ]
      : []),
    ...node.dependsOn
      .filter((id) => shown.has(id))
      .map((id) => `${from} -> ${quoted(id)} [style=dotted label="depends on"]`),
  ];
}

/** How many revisions lie hidden behind one, and which shown ones come after them. */
function ancestorsBehind(
  node: ReportNode,
  all: ReadonlyMap<string, ReportNode>,
  shown: ReadonlyMap<string, ReportNode>,
): { readonly count: number; readonly reached: readonly string[] } {
  const seen = new Set<string>();
  const reached = new Set<string>();
  const waiting = node.parents.filter((id) => !shown.has(id));
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (shown.has(id)) reached.add(id);
    else if (!seen.has(id)) {
      seen.add(id);
      waiting.push(...(all.get(id)?.parents ?? []));
    }
  }
  return { count: seen.size, reached: [...reached] };
}
