import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { diff, downgrade, openProject, revision, upgrade, type Project } from '../../src/index.ts';
import { temporaryProject } from '../support/fixture-project.ts';
import { migrationFile } from '../support/migration-file.ts';
import { userFile } from '../support/project-files.ts';
import { createTestDatabase, serverNames, type TestDatabase } from '../support/server.ts';

/** A pair of operations that undo each other. */
const operations = `import { column, defineOperation, type CustomOperation } from 'limbeck';

export interface Right { readonly table: string; readonly roles: readonly string[] }

/** PostgreSQL grants the right itself; for the others a table of the application's own holds it. */
export const grant: (right: Right) => CustomOperation = defineOperation<Right>({
  name: 'grant',
  from: '../operations/rights.ts',
  async run(op, { table, roles }) {
    for (const role of roles) {
      if (op.dialect === 'postgres') await op.execute(\`GRANT SELECT ON \${table} TO \${role}\`);
      else await op.bulkInsert('rights', [{ subject: table, role }]);
    }
  },
  reverse: (right) => revoke(right),
  describe: ({ table, roles }) => \`+ select on \${table} for \${roles.join(', ')}\`,
});

export const revoke: (right: Right) => CustomOperation = defineOperation<Right>({
  name: 'revoke',
  from: '../operations/rights.ts',
  async run(op, { table, roles }) {
    for (const role of roles) {
      if (op.dialect === 'postgres') await op.execute(\`REVOKE SELECT ON \${table} FROM \${role}\`);
      else await op.execute(\`DELETE FROM rights WHERE subject = '\${table}'\`);
    }
  },
  reverse: (right) => grant(right),
});
`;

/** Every table that is created is readable for everybody. */
const config = (options: object): string => `import { defineConfig } from 'limbeck';
import { grant } from './operations/rights.ts';

export default defineConfig({
  dataSource: { ...${JSON.stringify(options)}, entities: ['entities/*.ts'] },
  unmanaged: 'ignore',
  processRevisionDirectives(_context, [directive]) {
    for (const operation of [...(directive?.upgrade ?? [])]) {
      if (operation.kind !== 'createTable') continue;
      directive?.upgrade.push(grant({ table: operation.table.name, roles: ['PUBLIC'] }));
    }
  },
});
`;

async function rightsIn({ db, server }: TestDatabase): Promise<readonly object[]> {
  const query =
    server === 'postgres'
      ? `SELECT table_name AS subject, grantee AS role FROM information_schema.role_table_grants
          WHERE grantee = 'PUBLIC' AND table_schema = 'public'`
      : 'SELECT subject, role FROM rights';
  return (await db.query(query)) as object[];
}

describe.each(serverNames)('an operation of a project on %s', (server) => {
  test('is added by a hook, described, written with its import, run and undone', async () => {
    await using database = await createTestDatabase(server);
    await database.db.query('CREATE TABLE rights (subject varchar(50), role varchar(50))');
    const cwd = temporaryProject({
      'ormconfig.ts': config(database.options),
      'operations/rights.ts': operations,
      'entities/user.ts': userFile('@Column() name!: string;'),
    });
    const project: Project = await openProject({ cwd });
    try {
      expect((await diff(project)).summary).toContain('+ select on users for PUBLIC');
      const { path } = await revision(project, { message: 'users', autogenerate: true });
      const text = await readFile(path ?? '', 'utf8');
      expect(text).toContain("import { grant, revoke } from '../operations/rights.ts';\n");
      expect(text).toContain(
        "  await op.invoke(grant({ table: 'users', roles: ['PUBLIC'] }));\n}\n",
      );
      expect(text).toContain("  await op.invoke(revoke({ table: 'users', roles: ['PUBLIC'] }));\n");
      await upgrade(project);
      expect(await rightsIn(database)).toEqual([{ subject: 'users', role: 'PUBLIC' }]);
      await downgrade(project, 'base');
      expect(await rightsIn(database)).toEqual([]);
    } finally {
      await project.close();
    }
  });
});

describe.each(serverNames)('op.invoke on %s', (server) => {
  test('carries out operations that are data', async () => {
    await using database = await createTestDatabase(server);
    const migrations = temporaryProject({
      'first.ts': migrationFile('aaaa1111', {
        upgrade: `
  const users = { schema: null, name: 'users' };
  await op.createTable('users', [column('id', 'integer'), column('name', 'varchar(9)'), primaryKey(['id'])]);
  await op.invoke({ kind: 'renameColumn', table: users, from: 'name', to: 'label' });
  await op.invoke({ kind: 'bulkInsert', table: users, rows: [{ id: 1, label: 'x' }] });
  await op.invoke({ kind: 'execute', statement: "UPDATE users SET label = 'y'", parameters: [] });`,
      }),
    });
    const project = await openProject({
      dataSource: { ...database.options, entities: [] },
      migrations,
    });
    try {
      await upgrade(project);
    } finally {
      await project.close();
    }
    expect(await database.db.query('SELECT id, label FROM users')).toEqual([{ id: 1, label: 'y' }]);
  });
});
