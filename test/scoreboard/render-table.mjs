const labels = { postgres: 'PostgreSQL', mysql: 'MySQL', mariadb: 'MariaDB', sqlite: 'SQLite' };

/** What is tried is the same for both tools; what fails is Limbeck's figure, then TypeORM's. */
const rows = [
  { label: 'Column declarations tried', tried: ({ declarations }) => declarations },
  {
    label: '… reported as different when nothing is',
    failed: ({ falseDifferences }) => falseDifferences,
  },
  { label: 'Edits tried', tried: ({ edits }) => edits },
  { label: '… not seen', failed: ({ notSeen }) => notSeen },
  { label: '… whose upgrade did not run', failed: ({ notRun }) => notRun },
  { label: '… that lost or misplaced values', failed: ({ lost }) => lost },
  { label: '… still different after the upgrade', failed: ({ notSettled }) => notSettled },
  { label: '… not restored by the downgrade', failed: ({ notRestored }) => notRestored },
];

/** A markdown table: a row a figure, a column a database. */
export function renderTable(summary) {
  const head = ['Limbeck / TypeORM', ...summary.map(({ database }) => labels[database])];
  const body = rows.map(({ label, tried, failed }) => [
    label,
    ...summary.map(({ tools }) =>
      tried === undefined
        ? tools.map((tool) => failed(tool).length).join(' / ')
        : String(tried(tools[0])),
    ),
  ]);
  const widths = head.map((_, column) =>
    Math.max(...[head, ...body].map((cells) => cells[column].length)),
  );
  const line = ([label, ...cells]) =>
    `| ${[label.padEnd(widths[0]), ...cells.map((cell, column) => cell.padStart(widths[column + 1]))].join(' | ')} |`;
  const rule = widths.map((width, column) =>
    column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  return [line(head), `| ${rule.join(' | ')} |`, ...body.map(line)].join('\n');
}
