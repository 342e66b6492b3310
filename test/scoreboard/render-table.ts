import { precisionOf, recallOf } from '../acceptance/rename/score-renames.ts';
import type { DatabaseSummary, ToolSummary } from './summarize.ts';

const labels: Readonly<Record<DatabaseSummary['database'], string>> = {
  postgres: 'PostgreSQL',
  mysql: 'MySQL',
  mariadb: 'MariaDB',
  sqlite: 'SQLite',
};

/** A row of the table: a number of things tried, the same for every tool, a share, or a list of failures. */
interface Row {
  readonly label: string;
  readonly figure: (tool: ToolSummary) => number | string | readonly unknown[];
}

const rows: readonly Row[] = [
  { label: 'Column declarations tried', figure: ({ declarations }) => declarations },
  {
    label: '… reported as different when nothing is',
    figure: ({ falseDifferences }) => falseDifferences,
  },
  { label: 'Edits tried', figure: ({ edits }) => edits },
  { label: '… not seen', figure: ({ notSeen }) => notSeen },
  { label: '… whose upgrade did not run', figure: ({ notRun }) => notRun },
  { label: '… that lost or misplaced values', figure: ({ lost }) => lost },
  { label: '… still different after the upgrade', figure: ({ notSettled }) => notSettled },
  { label: '… not restored by the downgrade', figure: ({ notRestored }) => notRestored },
  { label: 'Renames: precision', figure: ({ renames }) => precisionOf(renames).toFixed(2) },
  { label: '… recall', figure: ({ renames }) => recallOf(renames).toFixed(2) },
];

/** A markdown table: a row a figure, a column a database; Limbeck's failures stand before TypeORM's. */
export function renderTable(summary: readonly DatabaseSummary[]): string {
  const table = [
    ['Limbeck / TypeORM', ...summary.map(({ database }) => labels[database])],
    ...rows.map(({ label, figure }) => [
      label,
      ...summary.map(({ tools }) => renderFigure(tools.map(figure))),
    ]),
  ];
  const widths = table.reduce<readonly number[]>(
    (wide, cells) => cells.map((cell, column) => Math.max(cell.length, wide[column] ?? 0)),
    [],
  );
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  const lines = table.map((cells) =>
    cells.map((cell, column) =>
      column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
    ),
  );
  return [...lines.slice(0, 1), rule, ...lines.slice(1)]
    .map((cells) => `| ${cells.join(' | ')} |`)
    .join('\n');
}

function renderFigure(figures: readonly ReturnType<Row['figure']>[]): string {
  const [tried] = figures;
  if (typeof tried === 'number') return String(tried);
  return figures.map((figure) => (Array.isArray(figure) ? figure.length : figure)).join(' / ');
}
