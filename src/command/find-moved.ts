import type { Quoting } from '../dialect/dialect.ts';
import type { Move } from '../operation/move.ts';
import { columnBefore, tableBefore } from '../operation/name-before.ts';
import type { MetadataSubject } from '../runtime/metadata-change.ts';
import { renameInText } from '../schema/rename-in-text.ts';
import { sameTableName } from '../schema/table-name.ts';

type Find = (subject: MetadataSubject) => string | null;

/** Finds the texts on record by the names that `moves` give, and in words that go with them. */
export function findMoved(find: Find, moves: readonly Move[], { identifier }: Quoting): Find {
  return (subject) => {
    if (subject.kind === 'view') return find(subject);
    const names = moves
      .filter((move) => move.kind === 'renameColumn')
      .filter(({ table }) => sameTableName(table, subject.table));
    const { table } = subject;
    const name = subject.name === null ? null : columnBefore(table, subject.name, moves);
    const text = find({ kind: 'column', table: tableBefore(table, moves), name });
    return names.reduce<string | null>(
      (current, pair) => current && renameInText(current, pair, identifier),
      text,
    );
  };
}
