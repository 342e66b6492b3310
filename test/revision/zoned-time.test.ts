import { expect, it } from 'vitest';
import { isoText, zonedTime } from '../../src/revision/zoned-time.ts';

const moment = new Date('2026-06-30T22:05:09.700Z');

it.each([
  ['UTC', '2026-06-30T22:05:09Z'],
  ['Europe/Berlin', '2026-07-01T00:05:09+02:00'],
  ['America/St_Johns', '2026-06-30T19:35:09-02:30'],
  ['Pacific/Kiritimati', '2026-07-01T12:05:09+14:00'],
])('reads a moment on the clocks of %s', (timezone, text) => {
  expect(isoText(zonedTime(moment, timezone))).toBe(text);
  expect(new Date(text).getTime()).toBe(Math.floor(moment.getTime() / 1000) * 1000);
});

it('knows no zone that there is not', () => {
  expect(() => zonedTime(moment, 'Europe/Atlantis')).toThrow(RangeError);
});
