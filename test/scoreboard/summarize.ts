import { addScores, type RenameScore } from '../acceptance/rename/score-renames.ts';
import type { ServerName } from '../support/server.ts';
import type { EditFaults } from './edit-faults.ts';
import type { Finding } from './finding.ts';
import type { Tool } from './tool.ts';

/** Something by its name, with the lines that tell what is wrong. */
interface Failing {
  readonly name: string;
  readonly lines: readonly string[];
}

/** What one tool has made of one database. */
export interface ToolSummary extends Readonly<Record<keyof EditFaults, readonly Failing[]>> {
  readonly tool: Tool['name'];
  readonly declarations: number;
  readonly falseDifferences: readonly Failing[];
  readonly edits: number;
  readonly renames: RenameScore;
}

/** What both have made of it. */
export interface DatabaseSummary {
  readonly database: ServerName;
  /** Edits that count for neither, since `synchronize` cannot make their start. */
  readonly leftOut: readonly Failing[];
  readonly tools: readonly ToolSummary[];
}

const databases: readonly ServerName[] = ['postgres', 'mysql', 'mariadb', 'sqlite'];
const tools: readonly Tool['name'][] = ['Limbeck', 'TypeORM'];

/** Adds the findings up, by database and tool: how much was tried, and what failed, by name. */
export function summarize(findings: readonly Finding[]): readonly DatabaseSummary[] {
  return databases.flatMap((database) => {
    const own = findings.filter(({ server }) => server === database);
    if (own.length === 0) return [];
    const leftOut = own
      .filter((finding) => finding.kind === 'left out')
      .map(({ name, reason }) => ({ name, lines: [reason] }));
    const names = new Set(leftOut.map(({ name }) => name));
    const counted = own.filter((each) => !('name' in each) || !names.has(each.name));
    return {
      database,
      leftOut,
      tools: tools.map((tool) =>
        summarizeTool(
          tool,
          counted.filter((finding) => finding.tool === tool),
        ),
      ),
    };
  });
}

function summarizeTool(tool: Tool['name'], findings: readonly Finding[]): ToolSummary {
  const declared = findings.filter((finding) => finding.kind === 'declarations');
  const edits = findings.filter((finding) => finding.kind === 'edit');
  const failing = (fault: keyof EditFaults): readonly Failing[] =>
    edits.flatMap(({ name, faults: { [fault]: lines } }) =>
      lines === undefined ? [] : { name, lines },
    );
  return {
    tool,
    declarations: declared.reduce((sum, { tried }) => sum + tried, 0),
    falseDifferences: declared.flatMap(({ synchronized, migrated }) =>
      Object.entries({ ...migrated, ...synchronized }).map(([name, lines]) => ({ name, lines })),
    ),
    edits: edits.length,
    renames: addScores(
      findings.filter((finding) => finding.kind === 'renames').map(({ score }) => score),
    ),
    notSeen: failing('notSeen'),
    notRun: failing('notRun'),
    lost: failing('lost'),
    notSettled: failing('notSettled'),
    notRestored: failing('notRestored'),
  };
}
