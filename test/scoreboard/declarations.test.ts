import { describe, expect, test } from 'vitest';
import { serverNames } from '../support/server.ts';
import { describeDeclaration } from './declaration.ts';
import { declarations } from './declarations.ts';
import { limbeckTool } from './limbeck-tool.ts';
import { measureMigrated, measureSynchronized } from './measure-declarations.ts';

describe.each(serverNames)('every declaration of a column on %s', (server) => {
  test('is there once', () => {
    const names = declarations[server].map(describeDeclaration);
    expect(names.filter((name, position) => names.indexOf(name) !== position)).toEqual([]);
  });

  test("is quiet straight after TypeORM's synchronize", async () => {
    expect(await measureSynchronized(limbeckTool, server)).toEqual({});
  });

  test("is quiet after Limbeck's own migration", async () => {
    expect(await measureMigrated(limbeckTool, server)).toEqual({});
  });
});
