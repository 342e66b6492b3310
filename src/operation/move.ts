import type { Operation } from './operation.ts';
import type { RenameColumn } from './rename-column.ts';
import type { RenameEnum } from './rename-enum.ts';
import type { RenameSequence } from './rename-sequence.ts';
import type { RenameTable } from './rename-table.ts';

/** What puts things under another name, so that all other operations know them by that. */
export type Move = RenameTable | RenameEnum | RenameSequence | RenameColumn;

export function isMove(operation: Operation): operation is Move {
  const { kind } = operation;
  return (
    kind === 'renameTable' ||
    kind === 'renameEnum' ||
    kind === 'renameSequence' ||
    kind === 'renameColumn'
  );
}
