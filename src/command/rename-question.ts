import type { RenameCandidate, RenameQuestion } from '../compare/rename.ts';

/**
 * Decides a question: one of its pairs, its own or an alternative, where a thing was renamed; null
 * where one is dropped and the other added, or where two columns are altered where they stand.
 */
export type AskRename = (question: OpenRename) => Promise<RenameCandidate | null>;

/** A pair of names that may be one thing, and how to say whether it is. */
export interface OpenRename extends RenameQuestion {
  /** What answers the question on the command line: each pair in turn, and that there is none. */
  readonly flags: readonly RenameFlag[];
}

/** An answer on the command line. */
export interface RenameFlag {
  /** What it says: `users.name → users.full_name`, or `dropped and added`. */
  readonly meaning: string;
  readonly flag: string;
}

export function openRename(question: RenameQuestion): OpenRename {
  const { alternatives, ...own } = question;
  const flags = [
    ...[own, ...alternatives].map((pair) => ({
      meaning: meaningOf(pair),
      flag: halvesOf(pair)
        .map(
          (half) =>
            `--rename ${shellWord(`${half.from}=${shortTo({ kind: pair.kind, ...half })}`)}`,
        )
        .join(' '),
    })),
    {
      meaning: refusalOf(question),
      flag: namesKept(question)
        .map((name) => `--no-rename ${shellWord(name)}`)
        .join(' '),
    },
  ];
  return { ...question, flags };
}

/** What it means that a pair is a rename: `users.name → users.full_name`, `users.a ↔ users.b`. */
export function meaningOf({ from, to, counterpart }: RenameCandidate): string {
  return `${from} ${counterpart === undefined ? '→' : '↔'} ${to}`;
}

/** What it means that none of the pairs is. */
export function refusalOf({ counterpart }: RenameCandidate): string {
  return counterpart === undefined ? 'dropped and added' : 'altered where they stand';
}

/** The renames that a pair comes to: two where columns change places. */
export function halvesOf({
  from,
  to,
  counterpart,
}: RenameCandidate): readonly { readonly from: string; readonly to: string }[] {
  return [{ from, to }, ...(counterpart === undefined ? [] : [counterpart])];
}

/** The names that are no rename where none of the pairs is one. */
export function namesKept({ from, to, alternatives }: RenameQuestion): readonly string[] {
  return alternatives.some((alternative) => alternative.to === to) ? [from, to] : [from];
}

/** A value stands alone where it is one of the same enumeration, and where that cannot be mistaken. */
function shortTo({ kind, from, to }: Pick<RenameCandidate, 'kind' | 'from' | 'to'>): string {
  const owner = from.slice(0, from.indexOf(':') + 1);
  const isPlain = kind === 'enumValue' && to.startsWith(owner) && !`${from}${to}`.includes('=');
  const value = to.slice(owner.length);
  return isPlain && value !== '' && !value.includes(':') ? value : to;
}

/** A text as a shell takes it for one word. */
function shellWord(text: string): string {
  if (/^[\w.:=@%+,/-]+$/.test(text)) return text;
  return `"${text.replaceAll(/[\\"$`]/g, String.raw`\$&`)}"`;
}
