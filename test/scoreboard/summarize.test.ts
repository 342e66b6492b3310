import { expect, test } from 'vitest';
import type { EditFaults } from './edit-faults.ts';
import type { Finding } from './finding.ts';
import type { RenameScore } from '../acceptance/rename/score-renames.ts';
import { renderTable } from './render-table.ts';
import { summarize } from './summarize.ts';
import type { Tool } from './tool.ts';

function declarations(
  tool: Tool['name'],
  synchronized: Readonly<Record<string, readonly string[]>> = {},
  migrated: typeof synchronized = {},
): Finding {
  return { kind: 'declarations', server: 'sqlite', tool, tried: 9, synchronized, migrated };
}

function renames(tool: Tool['name'], score: Partial<RenameScore>): Finding {
  const none = { right: [], wrong: [], missed: [], unasked: [] };
  return { kind: 'renames', server: 'sqlite', tool, score: { ...none, ...score } };
}

function edit(tool: Tool['name'], name: string, faults: EditFaults = {}): Finding {
  return { kind: 'edit', server: 'sqlite', tool, name, faults };
}

test('a declaration counts once, an edit for each of its faults, and one left out for no tool', () => {
  const summary = summarize([
    declarations('Limbeck'),
    declarations('TypeORM', { int: ['x'] }, { int: ['x'], text: ['y'] }),
    renames('Limbeck', { right: ['a=b'], missed: ['c=d'] }),
    renames('TypeORM', { right: ['a=b'], wrong: ['c=e'], missed: ['c=d'] }),
    edit('Limbeck', 'one'),
    edit('TypeORM', 'one', { lost: ['-'], notRestored: ['-'] }),
    edit('Limbeck', 'two', { notSeen: [] }),
    edit('TypeORM', 'two'),
    edit('Limbeck', 'three', { notRun: ['why'] }),
    { kind: 'left out', server: 'sqlite', tool: 'TypeORM', name: 'three', reason: 'no start' },
  ]);
  expect(summary.map(({ leftOut }) => leftOut)).toEqual([[{ name: 'three', lines: ['no start'] }]]);
  expect(renderTable(summary)).toBe(
    [
      '| Limbeck / TypeORM                       |      SQLite |',
      '| --------------------------------------- | ----------: |',
      '| Column declarations tried               |           9 |',
      '| … reported as different when nothing is |       0 / 2 |',
      '| Edits tried                             |           2 |',
      '| … not seen                              |       1 / 0 |',
      '| … whose upgrade did not run             |       0 / 0 |',
      '| … that lost or misplaced values         |       0 / 1 |',
      '| … still different after the upgrade     |       0 / 0 |',
      '| … not restored by the downgrade         |       0 / 1 |',
      '| Renames: precision                      | 1.00 / 0.50 |',
      '| … recall                                | 0.50 / 0.50 |',
    ].join('\n'),
  );
});
