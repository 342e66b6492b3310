import type { ts } from 'ts-morph';

/** The options called `names`, as far as they are set. */
export function pickOptions(
  options: ts.CompilerOptions,
  names: readonly string[],
): ts.CompilerOptions {
  return Object.fromEntries(
    names.filter((name) => options[name] !== undefined).map((name) => [name, options[name]]),
  );
}
