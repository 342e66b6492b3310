import { expect, it } from 'vitest';
import { chooseLocation, type LocationQuery } from '../../src/revision/choose-location.ts';
import { errorOf } from '../support/catch-error.ts';

function choose(query: Partial<LocationQuery>): string {
  return chooseLocation({
    locations: ['/p/core', '/p/billing'],
    recursive: false,
    wanted: null,
    parents: [],
    ...query,
  });
}

it('is the only folder there is', () => {
  expect(choose({ locations: ['/p/core'] })).toBe('/p/core');
});

it('is that of the revision that the new one follows', () => {
  expect(choose({ parents: ['/p/billing/a.ts', '/p/core/b.ts'] })).toBe('/p/billing');
  expect(choose({ locations: ['/p', '/p/billing'], parents: ['/p/billing/2026/a.ts'] })).toBe(
    '/p/billing',
  );
});

it('is the one that was asked for', () => {
  expect(choose({ wanted: '/p/billing', parents: ['/p/core/a.ts'] })).toBe('/p/billing');
  expect(choose({ wanted: '/p/core/2026', recursive: true })).toBe('/p/core/2026');
});

it.each(['/p/core/2026', '/p', '/p/cores', '/p/core/../other'])('is not %s', (wanted) => {
  expect(errorOf(() => choose({ wanted })).code).toBe('VERSION_PATH_INVALID');
});

it.each(['/p', '/p/cores', '/p/core/../other'])('is not %s, even below', (wanted) => {
  expect(errorOf(() => choose({ wanted, recursive: true })).code).toBe('VERSION_PATH_INVALID');
});

it('has to be named for a history of its own', () => {
  expect(errorOf(() => choose({}))).toMatchObject({
    code: 'VERSION_PATH_INVALID',
    message: expect.stringContaining('/p/core, /p/billing'),
  });
});
