/** A column's name before and after. */
export interface NameChange {
  readonly from: string;
  readonly to: string;
}

/**
 * Renames of columns in an order in which each name is free when it is taken: two columns that
 * change places go by way of a third name, and one that is called what another is to be, and is
 * renamed to nothing, makes room. `names` are those of all columns of the table.
 */
export function orderRenames(
  changes: readonly NameChange[],
  names: readonly string[],
  fold: (name: string) => string,
): readonly NameChange[] {
  const taken = new Set(names.map(fold));
  const ordered: NameChange[] = [];
  let waiting = changes;
  const rename = (change: NameChange): void => {
    ordered.push(change);
    taken.delete(fold(change.from));
    taken.add(fold(change.to));
  };
  while (waiting.length > 0) {
    const free = waiting.find(({ to }) => !taken.has(fold(to)));
    if (free !== undefined) {
      rename(free);
      waiting = waiting.filter((change) => change !== free);
      continue;
    }
    const blocked = waiting[0]?.to ?? '';
    const present = names.find((name) => fold(name) === fold(blocked)) ?? blocked;
    const between = freeName(`${present}_before`, taken, fold);
    rename({ from: present, to: between });
    waiting = waiting.map((change) =>
      fold(change.from) === fold(present) ? { ...change, from: between } : change,
    );
  }
  return ordered;
}

function freeName(
  name: string,
  taken: ReadonlySet<string>,
  fold: (name: string) => string,
): string {
  return taken.has(fold(name)) ? freeName(`${name}_`, taken, fold) : name;
}
