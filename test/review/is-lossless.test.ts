import { expect, test } from 'vitest';
import { isLossless } from '../../src/review/is-lossless.ts';

test.each([
  ['varchar(50)', 'varchar(100)'],
  ['character varying(50)', 'text'],
  ['character varying', 'text'],
  ['text', 'longtext'],
  ['char(10)', 'varchar(10)'],
  ['integer', 'bigint'],
  ['int', 'bigint'],
  ['int unsigned', 'bigint'],
  ['integer', 'varchar(20)'],
  ['integer', 'numeric(10,0)'],
  ['numeric(10,2)', 'numeric(12,2)'],
  ['numeric(10,2)', 'numeric'],
  ['decimal(10,2)', 'decimal(14,4)'],
  ['real', 'double precision'],
  ['date', 'timestamp without time zone'],
  ['timestamp(3) without time zone', 'timestamp without time zone'],
  ['datetime', 'datetime(6)'],
  ['uuid', 'varchar(36)'],
  ['json', 'jsonb'],
  ['integer[]', 'integer[]'],
])('%s → %s keeps every value', (from, to) => {
  expect(isLossless(from, to)).toBe(true);
});

test.each([
  ['varchar(100)', 'varchar(50)'],
  ['text', 'varchar(5)'],
  ['longtext', 'text'],
  ['varchar(300)', 'tinytext'],
  ['bigint', 'integer'],
  ['int', 'int unsigned'],
  ['int unsigned', 'int'],
  ['numeric(10,2)', 'integer'],
  ['numeric(10,2)', 'numeric(10,4)'],
  ['bigint', 'numeric(10,0)'],
  ['double precision', 'integer'],
  ['double precision', 'real'],
  ['timestamp without time zone', 'date'],
  ['datetime(6)', 'datetime'],
  ['timestamp with time zone', 'timestamp(0) with time zone'],
  ['varchar(20)', 'integer'],
  ['integer[]', 'smallint[]'],
])('%s → %s may not', (from, to) => {
  expect(isLossless(from, to)).toBe(false);
});
