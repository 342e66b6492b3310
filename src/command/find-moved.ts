import type { Move } from '../compare/find-moves.ts';
import type { Quoting } from '../dialect/dialect.ts';
import type { MetadataSubject } from '../runtime/metadata-change.ts';
import { renameInText } from '../schema/rename-in-text.ts';
import { sameTableName, type TableName } from '../schema/table-name.ts';

type Find = (subject: MetadataSubject) => string | null;

/** Finds the texts on record by the names that `moves` give, and in words that go with them. */
export function findMoved(find: Find, moves: readonly Move[], { identifier }: Quoting): Find {
  return (subject) => {
    if (subject.kind === 'view') return find(subject);
    const names = moves
      .filter((move) => move.kind === 'renameColumn')
      .filter(({ table }) => sameTableName(table, subject.table));
    const name = names.reduceRight(
      (current, { from, to }) => (current === to ? from : current),
      subject.name,
    );
    const text = find({ kind: 'column', table: formerName(subject.table, moves), name });
    return names.reduce<string | null>(
      (current, pair) => current && renameInText(current, pair, identifier),
      text,
    );
  };
}

function formerName(table: TableName, moves: readonly Move[]): TableName {
  return moves.reduceRight<TableName>(
    (name, move) =>
      move.kind === 'renameTable' && sameTableName(move.to, name) ? move.from : name,
    table,
  );
}
