import type { RenameSequence } from '../../operation/rename-sequence.ts';
import { sequenceKey, sequencesIn } from '../../operation/sequence-key.ts';
import type { Column } from '../../schema/column.ts';
import { formatTableName, tableNameOf } from '../../schema/table-name.ts';
import type { Table } from '../../schema/table.ts';
import { groupBy } from '../../util/group-by.ts';
import { foldedKey } from '../folded-key.ts';
import { pairByName } from '../pair-by-name.ts';
import type { Finding, RenameContext, Renaming } from './renaming.ts';

/** A column that takes its numbers from one sequence before, and from another one afterwards. */
interface Use {
  readonly from: string;
  readonly to: string;
  readonly name: string;
}

/**
 * Sequences that stand on their own and go by another name, as the defaults tell that take numbers from
 * them: all that did take them from one that is not there, and are the same but for its name.
 */
export function findSequences({ from }: Renaming, context: RenameContext): Finding {
  if (from.sequences.length === 0) return { moves: [], renames: [], questions: [] };
  const { to, rules, options } = context;
  const present = new Map(from.sequences.map((sequence) => [sequenceKey(sequence), sequence]));
  const declared = new Set(defaultsOf(to.tables).flatMap(sequencesIn));
  const uses = pairByName(from.tables, to.tables, (table) => foldedKey(table, rules)).kept.flatMap(
    (tables) =>
      pairByName(tables.from.columns, tables.to.columns, ({ name }) =>
        rules.foldName(name, 'member'),
      ).kept.flatMap((columns) => useOf(tables.to, columns)),
  );
  const byTarget = groupBy(uses, (use) => use.to);
  const found = Array.from(
    groupBy(uses, (use) => use.from),
    ([key, own]) => {
      const sequence = present.get(key);
      const [first] = own;
      const target = first && targetOf(first.to);
      const isOne =
        own.every((use) => use.to === first?.to) &&
        (byTarget.get(first?.to ?? '') ?? []).every((use) => use.from === key);
      const isFree = !declared.has(key) && !present.has(first?.to ?? '');
      if (sequence === undefined || target === undefined || !isOne || !isFree) return [];
      const mayLeave = options.undeclared({ kind: 'dropSequence', sequence }) === 'drop';
      if (sequence.ownedBy !== null || !mayLeave) return [];
      const move: RenameSequence = {
        kind: 'renameSequence',
        from: tableNameOf(sequence),
        to: target,
      };
      return [{ move, reasons: own.map(({ name }) => `${name} takes its numbers from it`) }];
    },
  ).flat();
  return {
    moves: found.map(({ move }) => move),
    renames: found.map(({ move, reasons }) => ({
      kind: 'sequence',
      from: formatTableName(move.from),
      to: formatTableName(move.to),
      score: 1,
      reasons,
    })),
    questions: [],
  };
}

function defaultsOf(tables: readonly Table[]): readonly string[] {
  return tables.flatMap(({ columns }) => columns.map((column) => column.default ?? ''));
}

function useOf(
  table: Table,
  columns: { readonly from: Column; readonly to: Column },
): readonly Use[] {
  const [before, after] = [columns.from.default ?? '', columns.to.default ?? ''];
  const [from, ...othersBefore] = sequencesIn(before);
  const [to, ...othersAfter] = sequencesIn(after);
  const isOneEach = othersBefore.length + othersAfter.length === 0;
  const isSame = withoutNames(before) === withoutNames(after);
  if (from === undefined || to === undefined || from === to || !isOneEach || !isSame) return [];
  return [{ from, to, name: `${formatTableName(table)}.${columns.to.name}` }];
}

/** What is left of a default without the name that it takes numbers from, and without the server's cast. */
function withoutNames(text: string): string {
  return text.replaceAll(/'(?:[^']|'')*'(?:::regclass)?/g, "''").replaceAll(/\s+/g, '');
}

/** The name that a key stands for: see `sequenceKey`. */
function targetOf(key: string): RenameSequence['to'] {
  const [schema, name] = JSON.parse(key.slice('sequence '.length)) as [string | null, string];
  return { schema, name };
}
