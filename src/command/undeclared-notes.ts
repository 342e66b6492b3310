import { quote } from '../emit/code.ts';
import { singleOperations } from '../operation/single-operations.ts';
import { formatTableName } from '../schema/table-name.ts';
import type { ProjectComparison } from './compare-project.ts';
import type { Note } from './header-notes.ts';
import type { Undeclared } from './undeclared.ts';

/** What stays although no entity declares it, and why. */
export function undeclaredNotes(comparison: ProjectComparison): readonly Note[] {
  const { undeclared, toolTables } = comparison;
  const withReason = (reason: Undeclared['reason']): readonly Undeclared[] =>
    undeclared.filter((each) => each.reason === reason);
  return [
    {
      title: 'In the database, declared by no entity, and left alone',
      lines: withReason('unmanaged').map(({ name }) => name),
    },
    {
      title: 'Declared by no entity: left alone this first time, dropped by the next revision',
      lines: withReason('firstRevision').map(({ name }) => name),
    },
    {
      title: 'Declared by no entity, but something that stays leans on it: not dropped',
      lines: withReason('needed').map(({ name, neededBy }) => `${name}: needed by ${neededBy}`),
    },
    {
      title: 'Beyond what entities can declare, and left alone',
      lines: withReason('inexpressible')
        .filter(isNews(comparison))
        .map(({ name }) => name),
    },
    {
      title: 'Tables of other tools, left alone',
      lines: comparison.isFirstRevision && toolTables.length > 0 ? [toolLine(comparison)] : [],
    },
  ];
}

/** The lines for the configuration that keep for good what the next revision would drop. */
export function keepLines({ undeclared }: ProjectComparison): readonly string[] {
  const names = undeclared.flatMap(({ name, reason }) => (reason === 'firstRevision' ? name : []));
  if (names.length === 0) return [];
  return ['keep: [', ...names.map((name) => `  ${quote(name)},`), '],'];
}

/** What was there at the first revision is told once, and again where its table is altered. */
function isNews({
  isFirstRevision,
  operations,
}: ProjectComparison): (undeclared: Undeclared) => boolean {
  const touched = new Set(
    singleOperations(operations).flatMap((operation) =>
      'table' in operation ? formatTableName(operation.table) : [],
    ),
  );
  return ({ table }) => isFirstRevision || (table !== null && touched.has(table));
}

function toolLine({ toolTables }: ProjectComparison): string {
  return toolTables.map((table) => `${formatTableName(table)} (${table.tool})`).join(', ');
}
