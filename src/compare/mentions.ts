/**
 * Whether the text of an expression has this name in it, quoted or not. A word that only looks the
 * same counts as well: whoever asks leaves something alone that might have been dropped.
 */
export function mentions(expression: string, name: string): boolean {
  const wanted = name.toLowerCase();
  const words = new Set(expression.toLowerCase().split(/[^\p{L}\p{N}_$]+/u));
  return words.has(wanted) || expression.toLowerCase().includes(`"${wanted}"`);
}
