import { parseTypeText } from './type-text.ts';

/** Words for types whose columns a foreign key can join, as long as one is altered and the other not yet. */
const families: Readonly<Record<string, readonly string[]>> = {
  integer: ['tinyint', 'smallint', 'mediumint', 'int', 'integer', 'bigint', 'int2', 'int4', 'int8'],
  text: ['char', 'character', 'varchar', 'character varying', 'text', 'nvarchar', 'nchar'],
  binary: ['binary', 'varbinary'],
};

const familyOf = new Map(
  Object.entries(families).flatMap(([family, words]) =>
    words.map((word) => [word, family] as const),
  ),
);

/** The family of a type in the words of any database: that of its word, or the word itself. */
export function typeFamily({ type }: { readonly type: string }): string {
  const parsed = parseTypeText(type);
  if (parsed === null) return type;
  const word = parsed.word.replace(/ unsigned$/, '');
  return `${familyOf.get(word) ?? word}${'[]'.repeat(parsed.dimensions)}`;
}
