import { formatTableName, tableNameOf } from '../../schema/table-name.ts';
import type { Table } from '../../schema/table.ts';
import { foldedKey } from '../folded-key.ts';
import { pairByName } from '../pair-by-name.ts';
import type { RenameCandidate } from '../rename.ts';
import { choosePairs, type Pair } from './choose-pairs.ts';
import { commonColumns } from './common-columns.ts';
import { reasonsOf, scoreOf } from './evidence.ts';
import type { NamePair } from './name-likeness.ts';
import type { Finding, RenameContext, Renaming } from './renaming.ts';
import { tableEvidence } from './table-evidence.ts';

/** Tables that are there under another name, perhaps in another schema. */
export function findTables(renaming: Renaming, context: RenameContext): Finding {
  const { to, rules, options, answers } = context;
  const { from, moves } = renaming;
  const { removed, added } = pairByName(from.tables, to.tables, (table) => foldedKey(table, rules));
  if (removed.length === 0 || added.length === 0) return { moves: [], renames: [], questions: [] };
  const answered = answers
    .renamed('table', namesOf(removed), namesOf(added))
    .map((candidate) => pairOf(candidate, removed, added));
  const taken = new Set(answered.flatMap((pair) => [pair.from, pair.to]));
  const isOpen = (table: Table): boolean =>
    !taken.has(table) && !answers.isKept(formatTableName(table));
  const open = removed.filter((table) => isOpen(table) && mayLeave(table));
  const schemas = { from, to };
  const isCommon = commonColumns([from, to]);
  const renamed = moves.flatMap((move): readonly NamePair[] =>
    move.kind === 'renameTable' ? [{ from: move.from.name, to: move.to.name }] : [],
  );
  const pairs = open.flatMap((before) =>
    added
      .filter((after) => isOpen(after) && (rules.movesTables || before.schema === after.schema))
      .map((after): Pair<Table> => {
        const encounter = { from: before, to: after, schemas, renamed, isCommon };
        const evidence = tableEvidence(encounter, { rules, formerNames: options.formerNames });
        const candidate: RenameCandidate = {
          kind: 'table',
          from: formatTableName(before),
          to: formatTableName(after),
          score: scoreOf(evidence),
          reasons: reasonsOf(evidence),
        };
        return { from: before, to: after, candidate };
      }),
  );
  const { chosen, questions } = choosePairs(pairs);
  const found = [...answered, ...chosen];
  return {
    moves: found.map((pair) => ({
      kind: 'renameTable',
      from: tableNameOf(pair.from),
      to: tableNameOf(pair.to),
    })),
    renames: found.map(({ candidate }) => candidate),
    questions,
  };

  function mayLeave(existing: Table): boolean {
    const table = tableNameOf(existing);
    return options.undeclared({ kind: 'dropTable', table, existing }) === 'drop';
  }
}

function namesOf(tables: readonly Table[]): ReadonlySet<string> {
  return new Set(tables.map(formatTableName));
}

function pairOf(
  candidate: RenameCandidate,
  removed: readonly Table[],
  added: readonly Table[],
): Pair<Table> {
  const find = (tables: readonly Table[], name: string): Table =>
    // The answer names one of them.
    tables.find((table) => formatTableName(table) === name) as Table;
  return { from: find(removed, candidate.from), to: find(added, candidate.to), candidate };
}
