/** A name as messages show it: as code. */
export function quoted(name: string): string {
  return `\`${name}\``;
}
