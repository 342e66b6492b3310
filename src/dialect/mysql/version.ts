/** Major, minor and patch number of a server. */
export type Version = readonly [major: number, minor: number, patch: number];

/** The numbers at the start of `SELECT VERSION()`. */
export function parseVersion(text: string): Version {
  const [major = 0, minor = 0, patch = 0] = text.split(/[^\d]+/, 3).map(Number);
  return [major, minor, patch];
}

/** True when `version` is `minimum` or later. */
export function isAtLeast(
  version: Version,
  minimum: readonly [major: number, minor: number],
): boolean {
  const [major, minor] = version;
  return major > minimum[0] || (major === minimum[0] && minor >= minimum[1]);
}
