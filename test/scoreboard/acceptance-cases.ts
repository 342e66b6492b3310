import { readdir } from 'node:fs/promises';
import { vi } from 'vitest';
import type { Case } from '../acceptance/case.ts';

const folder = new URL('../acceptance/', import.meta.url);

/**
 * The cases of every acceptance test: its file is loaded with a runner that only collects them. Those
 * on tables that were altered by hand are left out, since no tool lets an entity declare that.
 */
export async function acceptanceCases(): Promise<readonly Case[]> {
  const cases: Case[] = [];
  let subject = '';
  const collect = (own: readonly Case[]): void => {
    cases.push(...own.map((each) => ({ ...each, name: `${subject}: ${each.name}` })));
  };
  vi.doMock('../acceptance/run-case.ts', () => ({ runCases: collect }));
  for (const file of (await readdir(folder)).toSorted()) {
    subject = file.replace(/\.test\.ts$/, '');
    if (subject !== file) await import(new URL(file, folder).href);
  }
  vi.doUnmock('../acceptance/run-case.ts');
  return cases.filter(({ made }) => made === undefined);
}
