/** The longest slug, in characters. */
const SLUG_LENGTH = 40;

/** The name of a migration file: `b2c3d4e5f6a7_add_posts.ts`, or without a message the id alone. */
export function revisionFileName(id: string, message: string): string {
  const slug = slugOf(message);
  return slug === '' ? `${id}.ts` : `${id}_${slug}.ts`;
}

/** The words of a message joined by `_`, in lower case, cut after a whole word where there are several. */
function slugOf(message: string): string {
  const words =
    message
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const characters = Array.from(words.join('_'));
  if (characters.length <= SLUG_LENGTH) return characters.join('');
  const cut = characters.slice(0, SLUG_LENGTH).join('');
  const lastWord = cut.lastIndexOf('_');
  return lastWord > 0 ? cut.slice(0, lastWord) : cut;
}
