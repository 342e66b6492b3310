import { entity, type Case, type Entity } from './case.ts';
import { runCases } from './run-case.ts';

/** A table with nothing but these columns, the key among them. */
function table(name: string, columns: Entity['columns'], more: Partial<Entity> = {}): Entity {
  return { name, columns, ...more };
}

const int = { type: 'int' } as const;
const key = { ...int, primary: true } as const;

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
];

runCases(cases);
