import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { allRules, reverseIds } from '../../src/review/all-rules.ts';
import { findHazards } from '../../src/review/find-hazards.ts';
import type { RuleServer } from '../../src/review/rule.ts';
import type { ServerName } from '../support/server.ts';
import { ruleCases } from './rule-cases.ts';

const servers: Readonly<Record<ServerName, RuleServer>> = {
  postgres: { name: 'postgres', product: 'PostgreSQL', version: '15.4' },
  mysql: { name: 'mysql', product: 'MySQL', version: '8.4.1' },
  mariadb: { name: 'mysql', product: 'MariaDB', version: '10.11.19' },
  sqlite: { name: 'sqlite', product: 'SQLite', version: '3.45.0' },
};
const all = Object.keys(servers) as ServerName[]; // The keys are those of the servers.

/** Those that any case of a rule is for. */
function databasesOf(id: string): ReadonlySet<ServerName> {
  const cases = ruleCases.filter((each) => each.id === id);
  return new Set(cases.flatMap(({ databases = all }) => databases));
}

describe.each(all)('on %s', (name) => {
  for (const [position, each] of ruleCases.entries()) {
    const { id, databases = all, raises, quiet } = each;
    const { version = servers[name].version } = each;
    const idsIn = (operations: typeof raises): readonly string[] =>
      findHazards(operations, { server: { ...servers[name], version } }).map((found) => found.id);
    if (databases.includes(name)) {
      test(`${id} is found (${position})`, () => expect(idsIn(raises)).toContain(id));
      test(`${id} is not found where it is not (${position})`, () =>
        expect(idsIn(quiet)).not.toContain(id));
    } else if (!databasesOf(id).has(name)) {
      test(`${id} is nothing to find (${position})`, () => expect(idsIn(raises)).not.toContain(id));
    }
  }
});

test('each rule has a case', () => {
  const cases = new Set<string>(ruleCases.map(({ id }) => id));
  expect(allRules.map(({ id }) => id).filter((id) => !cases.has(id))).toEqual([]);
});

test('findings are sentences about something', () => {
  for (const { raises, databases = all, version } of ruleCases) {
    const server = servers[databases[0] ?? 'postgres'];
    const hazards = findHazards(raises, {
      server: { ...server, version: version ?? server.version },
    });
    for (const { message, instead, subject } of hazards) {
      expect(message).toMatch(/\.$/);
      expect(instead ?? 'None.').toMatch(/^[A-Z].*\.$/);
      expect(subject).not.toBe('');
    }
  }
});

test('the list of hazards names each with its severity', () => {
  const list = readFileSync(new URL('../../.github/hazards.md', import.meta.url), 'utf8');
  const listed = [...list.matchAll(/^\| `([a-z-]+)` +\| (\w+) /gm)].map(
    ([, id, word]) => `${id} ${word}`,
  );
  const known = [
    ...allRules.map(({ id, severity }) => `${id} ${severity}`),
    ...reverseIds.map((id) => `${id} warning`),
  ];
  expect(listed.toSorted()).toEqual(known.toSorted());
});
