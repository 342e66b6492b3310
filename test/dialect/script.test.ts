import { describe, expect, test } from 'vitest';
import { openOffline } from '../../src/dialect/open-offline.ts';

const server = { version: null, database: 'shop' };
const { script: postgres } = await openOffline('postgres', server);
const { script: mysql } = await openOffline('mysql', server);
const { script: sqlite } = await openOffline('better-sqlite3', server);

const date = new Date('2026-11-22T10:00:00.5Z');
const bytes = new Uint8Array([0, 255]);

describe('a parameter in a script', () => {
  test.each([
    ["it's \\", "'it''s \\'"],
    [5, "'5'"],
    [-1.5, "'-1.5'"],
    [9_007_199_254_740_993n, "'9007199254740993'"],
    [true, "'true'"],
    [null, 'NULL'],
    [undefined, 'NULL'],
    [date, "'2026-11-22T10:00:00.500Z'"],
    [bytes, "'\\x00ff'"],
    [{ a: ["it's"] }, `'{"a":["it''s"]}'`],
    [[1, null, 'a "b" \\', [true]], String.raw`'{"1",NULL,"a \"b\" \\",{"true"}}'`],
  ])('of PostgreSQL goes in as the driver sends it: %o', (value, text) => {
    expect(postgres.inline('SELECT $1', [value])).toBe(`SELECT ${text}`);
  });

  test.each([
    ["it's \\", "'it''s \\\\'"],
    [5, '5'],
    [9_007_199_254_740_993n, '9007199254740993'],
    [false, 'FALSE'],
    [null, 'NULL'],
    [date, "'2026-11-22 10:00:00.500'"],
    [bytes, "X'00ff'"],
    [{ a: 1 }, `'{"a":1}'`],
    [[1, 'b'], "1, 'b'"],
  ])('of MySQL goes in as the driver fills it in: %o', (value, text) => {
    expect(mysql.inline('SELECT ?', [value])).toBe(`SELECT ${text}`);
  });

  test.each([
    ["it's \\", "'it''s \\'"],
    ['a\0b', "CAST(X'610062' AS TEXT)"],
    [5, '5'],
    [true, '1'],
    [null, 'NULL'],
    [bytes, "X'00ff'"],
  ])('of SQLite is a literal: %o', (value, text) => {
    expect(sqlite.inline('SELECT ?', [value])).toBe(`SELECT ${text}`);
  });

  test('is told from what only looks like one', () => {
    const decoys = `'$1 ?' "$1 ?" -- $1 ?\n/* $1 ? */`;
    expect(postgres.inline(`SELECT ${decoys} $2, a$1, $$ $1 $$, E'\\'$1', $1`, ['x', 'y'])).toBe(
      `SELECT ${decoys} 'y', a$1, $$ $1 $$, E'\\'$1', 'x'`,
    );
    expect(mysql.inline(`SELECT '?\\'?', \`?\`, "?", ? -- ?\n, ?`, [1, 2])).toBe(
      `SELECT '?\\'?', \`?\`, "?", 1 -- ?\n, 2`,
    );
    expect(sqlite.inline(`SELECT '?', "?", [?], ?2, ?1 -- ?`, [1, 2])).toBe(
      `SELECT '?', "?", [?], 2, 1 -- ?`,
    );
  });
});

describe('the end of a statement in a script', () => {
  test.each([
    ['SELECT 1', 'SELECT 1;'],
    ['SELECT 1;', 'SELECT 1;'],
    ['SELECT 1; \n', 'SELECT 1;'],
    ['SELECT 1 -- one;', 'SELECT 1;'],
    ["SELECT ';' -- one\n;", "SELECT ';';"],
    ['-- why\nSELECT 1', '-- why\nSELECT 1;'],
  ])('is one semicolon everywhere: %j', (statement, text) => {
    for (const script of [postgres, mysql, sqlite]) expect(script.terminate(statement)).toBe(text);
  });

  test('is another word on MySQL where semicolons stand within', () => {
    expect(mysql.terminate('CREATE TRIGGER t … BEGIN SET @a = 1; SET @b = 2; END;')).toBe(
      'DELIMITER //\nCREATE TRIGGER t … BEGIN SET @a = 1; SET @b = 2; END//\nDELIMITER ;',
    );
    expect(mysql.terminate("CREATE PROCEDURE p() BEGIN SELECT '//'; END")).toBe(
      "DELIMITER $$\nCREATE PROCEDURE p() BEGIN SELECT '//'; END$$\nDELIMITER ;",
    );
  });

  test('leaves bodies alone on PostgreSQL and SQLite', () => {
    const body = 'CREATE FUNCTION f() … AS $body$ BEGIN PERFORM 1; END; $body$';
    expect(postgres.terminate(`${body} LANGUAGE plpgsql;`)).toBe(`${body} LANGUAGE plpgsql;`);
    const trigger = 'CREATE TRIGGER t AFTER INSERT ON a BEGIN SELECT 1; END';
    expect(sqlite.terminate(trigger)).toBe(`${trigger};`);
  });
});

describe('a server that nobody is connected to', () => {
  test.each([
    ['mysql', null, 'MySQL'],
    ['mysql', '10.11.6-MariaDB', 'MariaDB'],
    ['mariadb', null, 'MariaDB'],
    ['mariadb', '11.4', 'MariaDB'],
    ['postgres', '14.2', 'PostgreSQL'],
  ])('is what its driver (%s) and its version (%s) say', async (driver, version, product) => {
    const dialect = await openOffline(driver, { version, database: null });
    expect(dialect.product).toBe(product);
    if (version !== null) expect(version).toContain(dialect.version.split('.')[0]);
  });
});
