/** A type by its word, the numbers in its parentheses, and its sign. */
export interface TypeParts {
  readonly word: string;
  readonly numbers: readonly number[];
  readonly isUnsigned: boolean;
}

/** Takes the text of a type apart, in one word for each of its spellings. */
export function takeApart(type: string): TypeParts {
  const [, word = type, list = '', rest = ''] =
    /^([^(]+?)\s*(?:\(([^)]*)\))?([^)]*)$/.exec(type) ?? [];
  const words = `${word}${rest}`.replace(/ unsigned| zerofill/g, '');
  return {
    word: synonyms[words] ?? words,
    numbers: list.split(',').filter(Boolean).map(Number),
    isUnsigned: type.includes('unsigned'),
  };
}

const synonyms: Readonly<Record<string, string>> = {
  int: 'integer',
  'character varying': 'varchar',
  character: 'char',
  decimal: 'numeric',
  'timestamp without time zone': 'timestamp',
  'timestamp with time zone': 'timestamptz',
  'time without time zone': 'time',
};
