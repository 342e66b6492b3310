import { Project, VariableDeclarationKind, type SourceFile } from 'ts-morph';
import { groupBy } from '../util/group-by.ts';
import { quote, type Import } from './code.ts';
import type { MigrationParts } from './migration-parts.ts';
import type { Migration } from './migration.ts';
import { renderFunction } from './render-function.ts';
import { renderHeader } from './render-header.ts';
import type { RenderItem } from './render-item.ts';

/** A migration file and what it is made of; equal input gives equal bytes. */
export function renderMigration(
  migration: Migration,
  renderItem: RenderItem = () => undefined,
): MigrationParts {
  const { message, revision, downRevision, branchLabels, dependsOn, created } = migration;
  const functions = {
    upgrade: renderFunction('upgrade', migration, renderItem),
    downgrade: renderFunction('downgrade', migration, renderItem),
  };
  const project = new Project({ useInMemoryFileSystem: true });
  const header = renderHeader(migration);
  const imports = importText(Object.values(functions).flatMap((each) => each.imports));
  const file = project.createSourceFile('migration.ts', `${header}${imports}\n`);
  addConstants(file, migration);
  const constants = file.getVariableStatements().map((statement) => statement.getText());
  // Inserted as it stands: the writer of ts-morph would indent the lines inside of a template literal.
  for (const { text } of Object.values(functions)) file.insertText(file.getEnd(), `\n${text}`);
  return {
    message,
    revision,
    downRevision,
    branchLabels,
    dependsOn,
    created,
    upgrade: functions.upgrade.body,
    downgrade: functions.downgrade.body,
    header,
    imports,
    constants: `${constants.join('\n')}\n`,
    text: file.getFullText(),
  };
}

function importText(imports: readonly Import[]): string {
  const modules = groupBy(imports, ({ from }) => from);
  const others = [...modules.keys()].filter((from) => from !== null).toSorted();
  const namesOf = (from: string | null): readonly string[] =>
    [...new Set(modules.get(from)?.map(({ name }) => name))].toSorted();
  const own = namesOf(null);
  return [
    own.length === 0
      ? "import type { Operations } from 'limbeck';"
      : importLine([...own, 'type Operations'], 'limbeck'),
    ...others.map((from) => importLine(namesOf(from), from)),
  ].join('\n');
}

function importLine(names: readonly string[], from: string): string {
  const line = `import { ${names.join(', ')} } from ${quote(from)};`;
  if (line.length <= 100) return line;
  return `import {\n${names.map((name) => `  ${name},\n`).join('')}} from ${quote(from)};`;
}

function addConstants(file: SourceFile, migration: Migration): void {
  const constants = {
    revision: quote(migration.revision),
    downRevision: downRevisionText(migration.downRevision),
    branchLabels: listText(migration.branchLabels),
    dependsOn: listText(migration.dependsOn),
  };
  for (const [name, initializer] of Object.entries(constants)) {
    file.addVariableStatement({
      declarationKind: VariableDeclarationKind.Const,
      isExported: true,
      declarations: [{ name, initializer }],
    });
  }
}

function downRevisionText(downRevision: string | readonly string[] | null): string {
  if (downRevision === null) return 'null';
  return typeof downRevision === 'string' ? quote(downRevision) : listText(downRevision);
}

function listText(values: readonly string[]): string {
  return values.length === 0 ? '[]' : `[${values.map(quote).join(', ')}]`;
}
