/** What can go wrong with an edit, as the measurements name it. */
const faults = ['notSeen', 'notRun', 'lost', 'notSettled', 'notRestored'];

const databases = ['postgres', 'mysql', 'mariadb', 'sqlite'];
const tools = ['Limbeck', 'TypeORM'];

/**
 * Adds the findings up, by database and tool: how much was tried, and what failed, by name. An edit
 * whose start cannot be made for one tool counts for neither.
 */
export function summarize(findings) {
  return databases.flatMap((database) => {
    const own = findings.filter(({ server }) => server === database);
    if (own.length === 0) return [];
    const leftOut = own.filter(({ kind }) => kind === 'left out');
    const names = new Set(leftOut.map(({ name }) => name));
    const counted = own.filter(({ name }) => !names.has(name));
    return {
      database,
      leftOut: Object.fromEntries(leftOut.map(({ name, reason }) => [name, reason])),
      tools: tools.map((tool) =>
        summarizeTool(
          tool,
          counted.filter((each) => each.tool === tool),
        ),
      ),
    };
  });
}

function summarizeTool(tool, findings) {
  const { tried, synchronized, migrated } = findings.find(({ kind }) => kind === 'declarations');
  const edits = findings.filter(({ kind }) => kind === 'edit');
  return {
    tool,
    declarations: tried,
    falseDifferences: listed({ ...migrated, ...synchronized }),
    afterSynchronize: Object.keys(synchronized).length,
    afterOwnMigration: Object.keys(migrated).length,
    edits: edits.length,
    ...Object.fromEntries(
      faults.map((fault) => [
        fault,
        edits.flatMap((edit) => listed({ [edit.name]: edit.faults[fault] })),
      ]),
    ),
  };
}

function listed(linesByName) {
  return Object.entries(linesByName)
    .filter(([, lines]) => lines !== undefined)
    .map(([name, lines]) => ({ name, lines }));
}
