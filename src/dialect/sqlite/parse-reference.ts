import type { Deferrability, ReferentialAction } from '../../schema/constraint.ts';
import type { Reference } from './table-definition.ts';
import type { TokenReader } from './token-reader.ts';
import type { Span } from './tokenize.ts';

/** Reads what stands after REFERENCES: table, columns, actions and deferrability. */
export function readReference(reader: TokenReader): Reference {
  const table = reader.takeName().value;
  const columns = reader.isNext('(') ? readColumnNames(reader).names : [];
  return { table, columns, ...readActions(reader), deferrable: readDeferrability(reader) };
}

/** Reads `("a", "b" COLLATE nocase DESC)`, and where AUTOINCREMENT stands in it. */
export function readColumnNames(reader: TokenReader): {
  readonly names: readonly string[];
  readonly autoincrement: Span | null;
} {
  const names: string[] = [];
  let autoincrement: Span | null = null;
  reader.expect('(');
  do {
    names.push(reader.takeName().value);
    if (reader.skip('COLLATE')) reader.takeName();
    if (!reader.skip('ASC')) reader.skip('DESC');
    if (reader.skip('AUTOINCREMENT')) autoincrement = reader.lastSpan;
  } while (reader.skip(','));
  reader.expect(')');
  return { names, autoincrement };
}

type Actions = Pick<Reference, 'onDelete' | 'onUpdate'>;

function readActions(reader: TokenReader): Actions {
  let onDelete: ReferentialAction = 'NO ACTION';
  let onUpdate: ReferentialAction = 'NO ACTION';
  for (;;) {
    if (reader.skip('MATCH')) reader.takeName();
    else if (reader.skip('ON', 'DELETE')) onDelete = readAction(reader);
    else if (reader.skip('ON', 'UPDATE')) onUpdate = readAction(reader);
    else return { onDelete, onUpdate };
  }
}

function readAction(reader: TokenReader): ReferentialAction {
  if (reader.skip('CASCADE')) return 'CASCADE';
  if (reader.skip('RESTRICT')) return 'RESTRICT';
  if (reader.skip('NO', 'ACTION')) return 'NO ACTION';
  if (reader.skip('SET', 'NULL')) return 'SET NULL';
  if (reader.skip('SET', 'DEFAULT')) return 'SET DEFAULT';
  throw reader.unexpected('a referential action');
}

/** Null where the constraint is checked at once: `NOT DEFERRABLE`, whatever follows, or nothing. */
function readDeferrability(reader: TokenReader): Deferrability | null {
  if (reader.skip('NOT', 'DEFERRABLE')) {
    readInitially(reader);
    return null;
  }
  return reader.skip('DEFERRABLE') ? readInitially(reader) : null;
}

function readInitially(reader: TokenReader): Deferrability {
  if (reader.skip('INITIALLY', 'DEFERRED')) return 'INITIALLY DEFERRED';
  reader.skip('INITIALLY', 'IMMEDIATE');
  return 'INITIALLY IMMEDIATE';
}
