import { call, type Code } from './code.ts';

/** Puts neighbouring blocks of `op.autocommit` into one: nothing that would be committed is between them. */
export function joinBlocks(statements: readonly Code[]): readonly Code[] {
  const joined: Code[] = [];
  for (const statement of statements) {
    const [before, own] = [joined.at(-1), blockOf(statement)];
    const open = before === undefined ? null : blockOf(before);
    if (own === null || open === null) {
      joined.push(statement);
      continue;
    }
    const block: Code = { ...open, statements: [...open.statements, ...own.statements] };
    joined.splice(-1, 1, call('op.autocommit', block));
  }
  return joined;
}

/** What stands in a block that nothing is remarked on. */
function blockOf(statement: Code): Extract<Code, { readonly kind: 'block' }> | null {
  if (statement.kind !== 'call' || statement.callee !== 'op.autocommit') return null;
  const [block] = statement.values;
  return statement.remark === undefined && block?.kind === 'block' ? block : null;
}
