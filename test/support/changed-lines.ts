/** What differs between two lists of lines in any order: `-` is gone, `+` has appeared. */
export function changedLines(before: readonly string[], after: readonly string[]): string[] {
  return [
    ...without(before, after).map((line) => `- ${line}`),
    ...without(after, before).map((line) => `+ ${line}`),
  ];
}

/** Each line as often as it occurs more in the first list than in the second. */
export function without(lines: readonly string[], others: readonly string[]): readonly string[] {
  const rest = [...others];
  return lines.filter((line) => {
    const found = rest.indexOf(line);
    if (found !== -1) rest.splice(found, 1);
    return found === -1;
  });
}
