import { describe, expect, it } from 'vitest';
import { maskPasswords } from '../../src/cli/mask-passwords.ts';

describe('maskPasswords', () => {
  it.each([
    ['postgres://app:secret@db:5432/app', 'postgres://app:***@db:5432/app'],
    ['mysql://app:se/cr@et@db/app', 'mysql://app:***@db/app'],
    ['postgres://:secret@db', 'postgres://:***@db'],
    ['cannot reach "postgres://app:secret@db/app".', 'cannot reach "postgres://app:***@db/app".'],
    ['host=db password=secret user=app', 'host=db password=*** user=app'],
    ['postgres://db/app?user=app&password=secret', 'postgres://db/app?user=app&password=***'],
  ])('masks %s', (text, masked) => {
    expect(maskPasswords(text)).toBe(masked);
  });

  it.each([
    'postgres://db:5432/app',
    'postgres://app@db:5432/app',
    'file:///home/app/ormconfig.ts:3:7',
    'Give it a default, or ask someone@example.org.',
  ])('leaves %s as it is', (text) => {
    expect(maskPasswords(text)).toBe(text);
  });
});
