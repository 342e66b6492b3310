import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

/** A table with nothing but these columns, the key among them. */
function table(name: string, columns: Entity['columns'], more: Partial<Entity> = {}): Entity {
  return { name, columns, ...more };
}

const int = { type: 'int' } as const;
const key = { ...int, primary: true } as const;

const nextSeat: Partial<Entity> = {
  foreignKeys: [{ target: 'seats', columnNames: ['next'], referencedColumnNames: ['id'] }],
};

/** Edits whose operations work in one order only. */
const cases: readonly Case[] = [
  {
    name: 'a key is replaced while the table goes whose foreign key leans on it',
    from: [
      table('seats', { row: key, number: key }),
      entity(
        'guests',
        { seat_row: int, seat_number: int },
        {
          foreignKeys: [
            {
              target: 'seats',
              columnNames: ['seat_row', 'seat_number'],
              referencedColumnNames: ['row', 'number'],
            },
          ],
        },
      ),
    ],
    to: [table('seats', { code: key, row: int })],
  },
  {
    name: 'every column of a filled table is replaced, and its rows are numbered anew',
    from: [table('seats', { line: key, label: { type: 'varchar', length: 20 } })],
    to: [table('seats', { number: { ...key, generated: true } })],
    rows: { seats: [{ line: 1, label: 'window' }] },
    loses: ['seats.line', 'seats.label'],
  },
  {
    name: 'a numbered key replaces a key while the table goes whose foreign key leans on it',
    from: [
      table('seats', { line: key, number: int }),
      entity(
        'guests',
        { seat_line: int },
        {
          foreignKeys: [
            { target: 'seats', columnNames: ['seat_line'], referencedColumnNames: ['line'] },
          ],
        },
      ),
    ],
    to: [table('seats', { code: { ...key, generated: true }, number: int })],
  },
  {
    name: 'a numbered key becomes a uuid',
    from: [entity('seats')],
    to: [table('seats', { id: { type: 'uuid', primary: true, generated: 'uuid' } })],
    // MariaDB casts no int to its own uuid.
    databases: ['sqlite', 'postgres', 'mysql'],
  },
  {
    name: 'a numbered key is an ordinary column, and another column the key',
    from: [entity('seats', { code: { type: 'uuid' } })],
    to: [table('seats', { id: int, code: { type: 'uuid', primary: true } })],
  },
  {
    name: 'a computed column goes with the column that it is computed from',
    from: [
      entity('seats', {
        base: int,
        twice: { ...int, asExpression: 'base * 2', generatedType: 'STORED' },
      }),
    ],
    to: [entity('seats')],
  },
  {
    name: 'a computed column comes with the column that it is computed from',
    from: [entity('seats')],
    to: [
      entity('seats', {
        base: int,
        also: { ...int, asExpression: 'zone * 2', generatedType: 'STORED' },
        zone: int,
      }),
    ],
  },
  {
    name: 'the column of a foreign key becomes NOT NULL beside one that changes its type',
    from: [entity('seats', { next: { ...int, nullable: true }, code: int }, nextSeat)],
    to: [entity('seats', { next: int, code: { type: 'varchar', length: 20 } }, nextSeat)],
  },
  {
    name: 'a column becomes the numbered key, which a table that comes leans on',
    from: [table('seats', { id: int, part: { type: 'uuid', primary: true } })],
    to: [
      entity('seats'),
      entity(
        'guests',
        { seat: int },
        {
          foreignKeys: [{ target: 'seats', columnNames: ['seat'], referencedColumnNames: ['id'] }],
        },
      ),
    ],
  },
];

runCases(cases);
