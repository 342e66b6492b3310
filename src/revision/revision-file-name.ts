import type { ZonedTime } from './zoned-time.ts';

/** The words in braces that a template for the names of files may hold, as in Alembic. */
export const fileNameTokens = [
  'rev',
  'slug',
  'epoch',
  'year',
  'month',
  'day',
  'hour',
  'minute',
  'second',
] as const;

/** What a file is named after. */
export interface NamedRevision {
  readonly id: string;
  readonly message: string;
  readonly created: Date;
  /** The same moment on the clocks of the project. */
  readonly time: ZonedTime;
}

/** How files are named. */
export interface FileNaming {
  /** A path without its ending, with {@link fileNameTokens} in braces: `{year}/{rev}_{slug}`. */
  readonly fileTemplate: string;
  /** The longest slug, in characters. */
  readonly truncateSlugLength: number;
}

/**
 * The name of a migration file, `b2c3d4e5f6a7_add_posts.ts` for `{rev}_{slug}`. Where the message
 * has no words, the separator beside the slug goes with it: `b2c3d4e5f6a7.ts`.
 */
export function revisionFileName(
  { id, message, created, time }: NamedRevision,
  { fileTemplate, truncateSlugLength }: FileNaming,
): string {
  const slug = slugOf(message, truncateSlugLength);
  const epoch = String(Math.floor(created.getTime() / 1000));
  const values: Readonly<Record<string, string>> = { ...time, rev: id, slug, epoch };
  const template = slug === '' ? withoutSlug(fileTemplate) : fileTemplate;
  return `${template.replaceAll(/\{(\w+)\}/g, (token, word: string) => values[word] ?? token)}.ts`;
}

/** One that is nothing but the slug still has to name a file. */
function withoutSlug(template: string): string {
  return template
    .replaceAll(/(^|\/)\{slug\}(?=$|\/)/g, '$1{rev}')
    .replaceAll(/[_.-]\{slug\}|\{slug\}[_.-]?/g, '');
}

/** The words of a message joined by `_`, in lower case, cut after a whole word where there are several. */
function slugOf(message: string, length: number): string {
  const words =
    message
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const characters = Array.from(words.join('_'));
  if (characters.length <= length) return characters.join('');
  const cut = characters.slice(0, length).join('');
  const lastWord = cut.lastIndexOf('_');
  return lastWord > 0 ? cut.slice(0, lastWord) : cut;
}
