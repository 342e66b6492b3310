import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

const text = { type: 'text', nullable: true } as const;
const note = { note: text } as const;

/** A table whose key has no number of its own. */
function pairs(columns: Entity['columns'] = {}, more: Partial<Entity> = {}): Entity {
  return {
    name: 'pairs',
    columns: {
      left: { type: 'int', primary: true },
      right: { type: 'varchar', primary: true },
      ...note,
      ...columns,
    },
    ...more,
  };
}

const pairRows = {
  pairs: [
    { left: 1, right: 'b', note: 'x' },
    { left: 2, right: 'a', note: null },
  ],
};

const withoutRowid: readonly Case[] = [
  {
    name: 'a table loses its rowid',
    from: [pairs()],
    to: [pairs({}, { withoutRowid: true })],
    rows: pairRows,
    summary: ['~ pairs withoutRowid none → true'],
  },
  {
    name: 'a table gets a rowid',
    from: [pairs({}, { withoutRowid: true })],
    to: [pairs()],
    rows: pairRows,
    summary: ['~ pairs withoutRowid true → none'],
  },
  {
    name: 'a table loses its rowid, a column and a type at once',
    from: [pairs({ gone: text })],
    to: [pairs({ note: { type: 'varchar', nullable: true } }, { withoutRowid: true })],
    rows: pairRows,
    loses: ['pairs.gone'],
  },
  {
    name: 'a table without a rowid gets a column and an index',
    from: [pairs({}, { withoutRowid: true })],
    to: [
      pairs(
        { size: { type: 'int', default: 3 } },
        { withoutRowid: true, indices: [{ columns: ['size'] }] },
      ),
    ],
    rows: pairRows,
  },
  {
    name: 'a column of a table without a rowid gets another type',
    from: [pairs({}, { withoutRowid: true })],
    to: [pairs({ note: { type: 'varchar', length: 30, nullable: true } }, { withoutRowid: true })],
    rows: pairRows,
  },
  {
    name: 'a table without a rowid is removed',
    from: [entity('things'), pairs({}, { withoutRowid: true })],
    to: [entity('things')],
    rows: pairRows,
    loses: ['pairs'],
  },
];

runCases([...withoutRowid].map((each): Case => ({ databases: ['sqlite'], ...each })));
