import { quoteTable, quoting } from './quoting.ts';
import type { Server } from './server.ts';

interface Named {
  readonly schema: string | null;
  readonly name: string;
}

/** Moves a table, a type or a sequence to another schema, gives it another name, or both. */
export function moveAndRename(
  kind: 'TABLE' | 'TYPE' | 'SEQUENCE',
  from: Named,
  to: Named,
  server: Server,
): readonly string[] {
  const schema = quoting.identifier(to.schema ?? server.defaultSchema);
  const moved = quoteTable({ schema: to.schema, name: from.name });
  return [
    ...(from.schema === to.schema
      ? []
      : [`ALTER ${kind} ${quoteTable(from)} SET SCHEMA ${schema}`]),
    ...(from.name === to.name
      ? []
      : [`ALTER ${kind} ${moved} RENAME TO ${quoting.identifier(to.name)}`]),
  ];
}
