/**
 * A text that somebody wrote, with another name for what it calls `from`, in quotes or without.
 * Strings and comments stay; `quote` is for a name that needs quotes where the other had none.
 */
export function renameInText(
  text: string,
  { from, to }: { readonly from: string; readonly to: string },
  quote: (name: string) => string,
): string {
  const bare = /^[a-z_]\w*$/i.test(to) ? to : quote(to);
  return text.replaceAll(pattern, (token, double?: string, back?: string, word?: string) => {
    if (word === from) return bare;
    return double === from || back === from ? quote(to) : token;
  });
}

const pattern = new RegExp(
  [
    String.raw`'(?:[^']|'')*'`,
    String.raw`--.*`,
    String.raw`/\*[\s\S]*?\*/`,
    String.raw`"((?:[^"]|"")*)"`,
    '`((?:[^`]|``)*)`',
    String.raw`([\p{L}_][\p{L}\p{N}_$]*)(?!\s*\()`,
  ].join('|'),
  'gu',
);
