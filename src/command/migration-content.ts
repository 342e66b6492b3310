import { specOf } from '../dialect/spec-of.ts';
import type { Migration, MigrationSection } from '../emit/migration.ts';
import type { Speller } from '../emit/speller.ts';
import type { ProjectComparison } from './compare-project.ts';
import type { Draft, DraftPart } from './draft.ts';
import { headerNotes } from './header-notes.ts';
import type { Project } from './project.ts';
import { renameRemarks } from './rename-remarks.ts';

/** What the header and the functions of a file hold; functions go by names where databases share them. */
export async function migrationContent(
  parts: readonly DraftPart[],
  { command, options }: Draft,
): Promise<Pick<Migration, 'notes' | 'body'>> {
  const sections = await Promise.all(
    parts.map(async ({ project, comparison }) => {
      const isOneOfSeveral = project.name !== null && project.sharedBy.length > 1;
      return {
        name: isOneOfSeveral ? project.name : null,
        comparison,
        section: await sectionFor(project, comparison),
      };
    }),
  );
  const [first] = sections;
  const isForAll = command === 'merge' && first?.comparison.operations.length === 0;
  if (first !== undefined && (first.name === null || isForAll)) {
    return { notes: headerNotes(first.comparison), body: first.section };
  }
  const named = sections.filter(
    ({ section }) => options.autogenerate !== true || section.upgrade.length > 0,
  );
  return {
    notes: sections.flatMap(({ name, comparison }) =>
      headerNotes(comparison).map(({ title, lines }) => ({ title: `${title} (${name})`, lines })),
    ),
    body: new Map(named.map(({ name, section }) => [name ?? '', section])),
  };
}

async function sectionFor(
  project: Project,
  comparison: ProjectComparison,
): Promise<MigrationSection> {
  const { operations: upgrade, downgrade } = comparison;
  const isEmpty = upgrade.length + downgrade.length === 0;
  const spell = await spellerFor(project, isEmpty);
  return { upgrade, downgrade, remarks: renameRemarks(comparison), spell };
}

/** An empty revision has no column to spell, and must not need a connection. */
async function spellerFor(project: Project, isEmpty: boolean): Promise<Speller> {
  if (isEmpty) return (column) => ({ kind: 'column', name: column.name, type: 'text' });
  const { dialect } = await project.database('read');
  return (column, table, like) => specOf(column, table, { dialect, like: like ?? null });
}
