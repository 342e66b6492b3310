import type { AlterSequence } from '../../operation/alter-sequence.ts';
import type { Sequence } from '../../schema/sequence.ts';
import { quoteTable, quoting } from './quoting.ts';

/** Creates a sequence with all that is known of it. */
export function createSequence(sequence: Sequence): string {
  const owner = sequence.ownedBy === null ? [] : [ownedBy(sequence)];
  return [`CREATE SEQUENCE ${quoteTable(sequence)}`, ...settings(sequence), ...owner].join(' ');
}

/** Changes what differs; the next number stays what it is. */
export function alterSequence({ from, to }: AlterSequence): readonly string[] {
  const before = new Set([...settings(from), ownedBy(from)]);
  const changed = [...settings(to), ownedBy(to)].filter((one) => !before.has(one));
  return changed.length === 0 ? [] : [`ALTER SEQUENCE ${quoteTable(to)} ${changed.join(' ')}`];
}

function settings(sequence: Sequence): readonly string[] {
  const { type, start, increment, minimum, maximum, cache, cycle } = sequence;
  return [
    `AS ${type}`,
    `INCREMENT BY ${increment}`,
    `MINVALUE ${minimum}`,
    `MAXVALUE ${maximum}`,
    `START WITH ${start}`,
    `CACHE ${cache}`,
    cycle ? 'CYCLE' : 'NO CYCLE',
  ];
}

function ownedBy({ ownedBy: owner }: Sequence): string {
  if (owner === null) return 'OWNED BY NONE';
  return `OWNED BY ${quoteTable(owner.table)}.${quoting.identifier(owner.column)}`;
}
