/** A type's text taken apart: `numeric(10,2)[]` is word `numeric`, arguments `10`, `2`, one dimension. */
export interface TypeText {
  /** In lower case with single spaces; what follows the parentheses is part of it: `timestamp with time zone`. */
  readonly word: string;
  readonly arguments: readonly string[];
  readonly dimensions: number;
}

const pattern = /^\s*([^()[\]]+?)\s*(?:\(([^)]*)\)\s*([^()[\]]*?)\s*)?((?:\[\d*\]\s*)*)$/;

/** Takes a type's text apart; null when it is not of the form `word(arguments) word[]`. */
export function parseTypeText(text: string): TypeText | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const [, before = '', list, after = '', brackets = ''] = match;
  return {
    word: `${before} ${after}`.trim().replaceAll(/\s+/g, ' ').toLowerCase(),
    arguments: list === undefined ? [] : list.split(',').map((argument) => argument.trim()),
    dimensions: brackets.split('[').length - 1,
  };
}

/** `word(arguments)`, without brackets. */
export function formatType(word: string, typeArguments: readonly string[]): string {
  return typeArguments.length === 0 ? word : `${word}(${typeArguments.join(',')})`;
}
