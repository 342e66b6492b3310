/** A moment as the clocks of a time zone show it; each part but the year has two digits. */
export interface ZonedTime {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  /** `Z`, or the distance to it: `+01:00`. */
  readonly offset: string;
}

/** @throws {RangeError} when there is no such zone. */
export function zonedTime(moment: Date, timezone: string): ZonedTime {
  const format = new Intl.DateTimeFormat('en', {
    timeZone: timezone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'longOffset',
  });
  const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const part = (name: Intl.DateTimeFormatPartTypes): string => parts.get(name) ?? '';
  return {
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
    // Without a distance it is `GMT` or `GMT+00:00`, by the version of Node.
    offset: part('timeZoneName').replace(/^GMT(?:\+00:00)?/, '') || 'Z',
  };
}

/** `2026-11-22T10:00:00Z`, or with the offset of the zone: `2026-11-22T11:00:00+01:00`. */
export function isoText({ year, month, day, hour, minute, second, offset }: ZonedTime): string {
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}
