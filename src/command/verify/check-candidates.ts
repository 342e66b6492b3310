import type { Dialect } from '../../dialect/dialect.ts';

/** How many rows are tried for a table with checks. */
const limit = 400;

/**
 * Values with which a check may be satisfied: what it compares with, and what lies beside that. A
 * number is a length as well, and a pattern of LIKE a text that fits it.
 */
export function checkCandidates(
  expression: string,
  number: number,
  { quoting }: Pick<Dialect, 'quoting'>,
): readonly string[] {
  const strings = [...expression.matchAll(/'((?:[^']|'')*)'/g)].map(([, text = '']) =>
    text.replaceAll("''", "'"),
  );
  const bare = expression.replaceAll(/'(?:[^']|'')*'/g, ' ');
  const numbers = [...bare.matchAll(/(?<![\w.])\d+(?:\.\d+)?(?![\w.])/g)].map(Number);
  const texts = strings.flatMap((text) => [
    text,
    text.replaceAll('%', `x${number}`).replaceAll('_', 'y'),
  ]);
  const lengths = numbers.filter((count) => Number.isInteger(count) && count < 300);
  return [
    ...new Set([
      ...texts.map((text) => quoting.literal(text)),
      ...numbers.flatMap((value) =>
        [value, -value].flatMap((each) =>
          [each, each + 1, each - 1, each + number, each - number].map(String),
        ),
      ),
      ...lengths.map((count) => quoting.literal(`${number}`.padEnd(count, 'x').slice(0, count))),
      ...[`a${number}`, `A${number}`, `${number}@x.example`, `abc`, `${number}`].map((text) =>
        quoting.literal(text),
      ),
      String(number),
      '0',
      String(-number),
    ]),
  ];
}

/** All ways to choose one of each list, the first of all lists first, as many as are worth a try. */
export function* combinations<Value>(
  lists: readonly (readonly Value[])[],
): Generator<readonly Value[]> {
  const total = lists.reduce((product, { length }) => product * length, 1);
  for (let at = 0; at < Math.min(total, limit); at += 1) {
    let rest = at;
    yield lists.map((list) => {
      const value = list[rest % list.length] as Value; // The remainder is within the list.
      rest = Math.floor(rest / list.length);
      return value;
    });
  }
}
