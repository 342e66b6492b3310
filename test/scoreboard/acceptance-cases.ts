import { readdir } from 'node:fs/promises';
import { vi } from 'vitest';
import type { Case } from '../acceptance/case.ts';

const folder = new URL('../acceptance/', import.meta.url);

/** Views that read others without saying so in `dependsOn`, as TypeORM asks its users to. */
const undeclaredOrder = new Set([
  'view-dependencies: a view is put between another and the table',
  'view-dependencies: views are added in the order of their texts, whatever the order of the entities',
]);

/**
 * The cases of every acceptance test: its file is loaded with a runner that only collects them. Left
 * out are those on tables that were altered by hand, since no tool lets an entity declare that, and
 * those that ask more of TypeORM than it promises.
 */
export async function acceptanceCases(): Promise<readonly Case[]> {
  const cases: Case[] = [];
  let subject = '';
  const collect = (own: readonly Case[]): void => {
    cases.push(...own.map((each) => ({ ...each, name: `${subject}: ${each.name}` })));
  };
  vi.doMock('../acceptance/run-case.ts', () => ({ runCases: collect }));
  for (const file of (await readdir(folder, { recursive: true })).toSorted()) {
    subject = file.replace(/\.test\.ts$/, '');
    if (subject !== file) await import(new URL(file, folder).href);
  }
  vi.doUnmock('../acceptance/run-case.ts');
  for (const name of undeclaredOrder) {
    if (!cases.some((each) => each.name === name)) throw new Error(`There is no case "${name}".`);
  }
  return cases.filter(({ name, made }) => made === undefined && !undeclaredOrder.has(name));
}
