import { expect, test } from 'vitest';
import { createSqlite, readTable } from './apply.ts';

/** Texts that SQLite takes and few people write. */
const oddities = [
  'CREATE TABLE t(a,b,c)',
  'CREATE TABLE t("a" "int", `b c` varchar ( 10 ) , [d e] )',
  `CREATE TABLE t AS SELECT 1 AS a, 'x' AS "b c", 2.5 AS d`,
  'CREATE TABLE t(a INTEGER CONSTRAINT x, b CONSTRAINT y CONSTRAINT z NOT NULL)',
  'CREATE TABLE t(a int GENERATED ALWAYS AS (b) , b int always, c generated int)',
  `CREATE TABLE t(a text default true not null, b default -1 collate nocase, c default +.5e3, d default x'00', e default word)`,
  'CREATE TABLE t(a int CHECK(a>0) , CHECK(a) ON CONFLICT IGNORE CHECK (a<9) UNIQUE(a) PRIMARY KEY(a))',
  'CREATE TABLE t(key int, "primary" text, action, "order" INTEGER PRIMARY KEY ASC ON CONFLICT REPLACE AUTOINCREMENT)',
  'CREATE TABLE t(a int /* ) */ -- ,\n, b int)',
  `CREATE TABLE t('a' int, 'b c' text, PRIMARY KEY('a'))`,
  'CREATE TABLE IF NOT EXISTS main.t(a unsigned big int(8), b double precision not null, c character varying(255) null)',
  `CREATE TABLE t(a TEXT COLLATE nocase NOT NULL DEFAULT (lower('X')) UNIQUE REFERENCES t(a) ON DELETE SET NULL, b INT AS (a) STORED NOT NULL)`,
  'CREATE TABLE t(é int, "日本" text, _x int, a$b int)',
  'CREATE TABLE t(a int, FOREIGN KEY (a) REFERENCES t(a) MATCH SIMPLE ON UPDATE NO ACTION NOT DEFERRABLE, PRIMARY KEY (a COLLATE BINARY DESC))',
];

interface PragmaRow {
  readonly name: string;
  readonly type: string;
  readonly notnull: 0 | 1;
  readonly dflt_value: string | null;
  readonly pk: number;
}

test.each(oddities)('reads as SQLite does: %s', async (statement) => {
  await using database = await createSqlite([statement]);
  const { db, dialect } = database;
  const { columns, primaryKey } = await readTable(db, dialect, 't');
  const rows = (await db.query(`SELECT * FROM pragma_table_xinfo('t')`)) as readonly PragmaRow[];
  const isKey = (name: string): boolean => primaryKey?.columns.includes(name) === true;
  expect(
    columns.map(({ name, type, nullable, default: value }) => ({
      name,
      type: type.replaceAll('"', ''),
      // The alias of the rowid takes no NULL, though SQLite does not say so here.
      notnull: nullable || (isKey(name) && type === 'integer') ? 0 : 1,
      dflt_value: value,
      pk: isKey(name) ? 1 : 0,
    })),
  ).toEqual(
    rows.map(({ name, type, notnull, dflt_value, pk }) => ({
      name,
      type: type.toLowerCase().replaceAll(/ ?([(,)]) ?/g, '$1'),
      notnull,
      dflt_value,
      pk,
    })),
  );
});
