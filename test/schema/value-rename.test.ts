import { describe, expect, test } from 'vitest';
import { renameInCasts, renameInDefault } from '../../src/schema/value-rename.ts';

const renamed = [
  { from: 'a', to: "it's" },
  { from: 'b', to: 'a' },
];

describe('a default', () => {
  test.each([
    ["'a'", "'it''s'"],
    ["'b'", "'a'"],
    ["'a'::mood", "'it''s'::mood"],
    ["'{a,c,b}'", "'{it''s,c,a}'"],
    ["'c'", "'c'"],
    ["lower('a')", "lower('a')"],
  ])('%s becomes %s', (from, to) => {
    expect(renameInDefault(from, renamed)).toBe(to);
  });

  test('with an element that needs quotes has it in some', () => {
    expect(renameInDefault("'{a}'", [{ from: 'a', to: 'x "y' }])).toBe(`'{"x \\"y"}'`);
  });
});

test('only literals of the type have other names in an expression', () => {
  const text = `one = ANY (ARRAY['a'::mood, 'b'::"mood"]) AND two <> 'a'::text AND 'a'::app.mood = x`;
  expect(renameInCasts(text, 'mood', renamed)).toBe(
    `one = ANY (ARRAY['it''s'::mood, 'a'::"mood"]) AND two <> 'a'::text AND 'a'::app.mood = x`,
  );
});
