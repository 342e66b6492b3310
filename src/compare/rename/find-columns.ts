import { tableBefore } from '../../operation/name-before.ts';
import type { RenameColumn } from '../../operation/rename-column.ts';
import type { Column } from '../../schema/column.ts';
import { qualifiedKey } from '../../schema/qualified-key.ts';
import { formatTableName, tableNameOf } from '../../schema/table-name.ts';
import type { Table } from '../../schema/table.ts';
import { foldedKey } from '../folded-key.ts';
import { pairByName } from '../pair-by-name.ts';
import type { RenameCandidate } from '../rename.ts';
import { choosePairs, type Pair } from './choose-pairs.ts';
import { columnEvidence } from './column-evidence.ts';
import { findSwaps } from './find-swaps.ts';
import { reasonsOf, scoreOf } from './evidence.ts';
import type { NamePair } from './name-likeness.ts';
import { orderRenames } from './order-renames.ts';
import type { Finding, RenameContext, Renaming } from './renaming.ts';

/** Columns that are there under another name, in tables that are on both sides. */
export function findColumns(renaming: Renaming, context: RenameContext): Finding {
  const { rules, to } = context;
  const keyOf = (table: Table): string => foldedKey(table, rules);
  const findings = pairByName(renaming.from.tables, to.tables, keyOf).kept.map((tables) =>
    findInTable(tables, renaming, context),
  );
  return {
    moves: findings.flatMap(({ moves }) => moves),
    renames: findings.flatMap(({ renames }) => renames),
    questions: findings.flatMap(({ questions }) => questions),
  };
}

interface TablePair {
  readonly from: Table;
  readonly to: Table;
}

function findInTable({ from, to }: TablePair, renaming: Renaming, context: RenameContext): Finding {
  const { rules, options, answers } = context;
  const fold = (name: string): string => rules.foldName(name, 'member');
  const { removed, added } = pairByName(from.columns, to.columns, ({ name }) => fold(name));
  const present = formatTableName(tableBefore(from, renaming.moves));
  const declared = formatTableName(to);
  const fullName = (table: string, { name }: Column): string => `${table}.${name}`;
  const subject = {
    from,
    to,
    nameBefore: (column: Column) => fullName(present, column),
    nameAfter: (column: Column) => fullName(declared, column),
  };
  const answered = answeredPairs();
  const swaps = answered.length > 0 ? [] : findSwaps(subject, context);
  if (answered.length === 0 && (removed.length === 0 || added.length === 0)) {
    return { ...nothing, questions: swaps };
  }
  const taken = new Set(answered.flatMap((pair) => [pair.from, pair.to]));
  const open = {
    removed: removed.filter(
      (column) =>
        !taken.has(column) && !answers.isKept(fullName(present, column)) && mayLeave(column),
    ),
    added: added.filter(
      (column) => !taken.has(column) && !answers.isKept(fullName(declared, column)),
    ),
  };
  const isAlone = removed.length === 1 && added.length === 1;
  const pairs = open.removed.flatMap((before) =>
    open.added.map((after): Pair<Column> => {
      const evidence = columnEvidence(
        {
          tables: { from, to },
          from: before,
          to: after,
          isAlone,
          renamed: renamedAround(from, before, renaming),
        },
        { rules, formerNames: options.formerNames },
      );
      const candidate = candidateOf(before, after, scoreOf(evidence), reasonsOf(evidence));
      return { from: before, to: after, candidate };
    }),
  );
  const { chosen, questions } = choosePairs(pairs);
  const found = [...answered, ...chosen];
  const changes = found.map((pair) => ({ from: pair.from.name, to: pair.to.name }));
  const names = from.columns.map(({ name }) => name);
  return {
    moves: orderRenames(changes, names, fold).map((change): RenameColumn => ({
      kind: 'renameColumn',
      table: tableNameOf(to),
      ...change,
    })),
    renames: found.map(({ candidate }) => candidate),
    questions: [...questions, ...swaps],
  };

  /** Any two columns, also such that both have their names on the other side. */
  function answeredPairs(): readonly Pair<Column>[] {
    if (answers.namesNothing) return [];
    const before = new Map(from.columns.map((column) => [fullName(present, column), column]));
    const after = new Map(to.columns.map((column) => [fullName(declared, column), column]));
    return answers
      .renamed('column', new Set(before.keys()), new Set(after.keys()))
      .flatMap((candidate) => {
        const [one, other] = [before.get(candidate.from), after.get(candidate.to)];
        const isChange = one !== undefined && other !== undefined && one.name !== other.name;
        return isChange ? [{ from: one, to: other, candidate }] : [];
      });
  }

  function candidateOf(
    before: Column,
    after: Column,
    score: number,
    reasons: readonly string[],
  ): RenameCandidate {
    return {
      kind: 'column',
      from: fullName(present, before),
      to: fullName(declared, after),
      score,
      reasons,
    };
  }

  function mayLeave({ name, ...existing }: Column): boolean {
    const drop = { kind: 'dropColumn', table: tableNameOf(to), column: name, fill: null } as const;
    return options.undeclared({ ...drop, existing: { name, ...existing } }) === 'drop';
  }
}

const nothing: Finding = { moves: [], renames: [], questions: [] };

/** Names that the name of a column may follow: those of tables, and of the column it refers to. */
function renamedAround(table: Table, column: Column, { moves }: Renaming): readonly NamePair[] {
  const referenced = new Set(
    table.foreignKeys
      .filter(({ columns }) => columns.includes(column.name))
      .map((key) => qualifiedKey(key.referencedTable)),
  );
  return moves.flatMap((move): readonly NamePair[] => {
    switch (move.kind) {
      case 'renameTable':
        return [{ from: move.from.name, to: move.to.name }];
      case 'renameColumn':
        return referenced.has(qualifiedKey(move.table)) ? [move] : [];
      case 'renameEnum':
      case 'renameSequence':
        return [];
    }
  });
}
