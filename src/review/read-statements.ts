import type { RuleServer } from './rule.ts';
import type { TableName } from '../schema/table-name.ts';
import { sqlStatements, type SqlWord } from './sql-words.ts';

/** What a statement does, as far as that can be told simply. */
export type StatementEffect =
  | {
      readonly kind: 'truncate' | 'dropTable' | 'createTable';
      readonly tables: readonly TableName[];
    }
  | { readonly kind: 'delete' | 'update'; readonly table: TableName; readonly isForAll: boolean }
  | { readonly kind: 'dropColumn'; readonly table: TableName; readonly column: string }
  | { readonly kind: 'renameTable'; readonly from: TableName; readonly to: TableName }
  | { readonly kind: 'dropSchema'; readonly name: string }
  | { readonly kind: 'transaction'; readonly word: string }
  | { readonly kind: 'other'; readonly word: string };

/** The text that was read last: each rule asks of the same one, which may be long. */
let last: {
  readonly text: string;
  readonly family: RuleServer['name'];
  readonly effects: readonly StatementEffect[];
} | null = null;

/** What the statements of an SQL text do, one by one. */
export function readStatements(
  text: string,
  { name: family }: Pick<RuleServer, 'name'>,
): readonly StatementEffect[] {
  if (last?.text === text && last.family === family) return last.effects;
  const effects = sqlStatements(text).flatMap((words) =>
    readStatement(new WordReader(words, family)),
  );
  last = { text, family, effects };
  return effects;
}

const transactionWords = new Set(['BEGIN', 'START', 'COMMIT', 'ROLLBACK', 'END', 'ABORT']);

function readStatement(reader: WordReader): readonly StatementEffect[] {
  reader.skipWith();
  const first = reader.peek()?.text ?? '';
  if (reader.take('TRUNCATE')) {
    reader.take('TABLE');
    return [{ kind: 'truncate', tables: reader.names() }];
  }
  if (reader.take('DELETE')) return readDelete(reader);
  if (reader.take('UPDATE')) {
    reader.take('ONLY');
    const table = reader.name();
    return table === null ? [] : [{ kind: 'update', table, isForAll: reader.isForAll() }];
  }
  if (reader.take('DROP')) return readDrop(reader);
  if (reader.take('ALTER')) return readAlter(reader);
  if (reader.take('CREATE')) return readCreate(reader);
  if (transactionWords.has(first)) {
    // ROLLBACK TO and RELEASE are about savepoints, which are the migration's own business.
    const isSavepoint = reader.has('TO') || reader.has('SAVEPOINT');
    return isSavepoint ? [{ kind: 'other', word: first }] : [{ kind: 'transaction', word: first }];
  }
  return [{ kind: 'other', word: first }];
}

function readDelete(reader: WordReader): readonly StatementEffect[] {
  // MySQL's form for several tables joins them, which is a condition.
  if (!reader.take('FROM')) return [{ kind: 'other', word: 'DELETE' }];
  reader.take('ONLY');
  const table = reader.name();
  return table === null ? [] : [{ kind: 'delete', table, isForAll: reader.isForAll() }];
}

function readDrop(reader: WordReader): readonly StatementEffect[] {
  reader.take('TEMPORARY');
  if (reader.take('TABLE')) {
    reader.takeAll('IF', 'EXISTS');
    return [{ kind: 'dropTable', tables: reader.names() }];
  }
  if (reader.take('SCHEMA') || reader.take('DATABASE')) {
    reader.takeAll('IF', 'EXISTS');
    return [{ kind: 'dropSchema', name: reader.name()?.name ?? '' }];
  }
  return [{ kind: 'other', word: 'DROP' }];
}

function readAlter(reader: WordReader): readonly StatementEffect[] {
  if (!reader.take('TABLE')) return [{ kind: 'other', word: 'ALTER' }];
  reader.takeAll('IF', 'EXISTS');
  reader.take('ONLY');
  const table = reader.name();
  if (table === null) return [];
  if (reader.takeAll('RENAME', 'TO')) {
    const to = reader.name();
    return to === null
      ? []
      : [{ kind: 'renameTable', from: table, to: { schema: table.schema, ...dropNull(to) } }];
  }
  const effects: StatementEffect[] = [];
  for (const part of reader.parts()) {
    if (!part.take('DROP')) continue;
    const isColumn = part.take('COLUMN');
    if (!isColumn && notColumns.has(part.peek()?.text ?? '')) continue;
    part.takeAll('IF', 'EXISTS');
    const column = part.name();
    if (column !== null) effects.push({ kind: 'dropColumn', table, column: column.name });
  }
  return effects.length > 0 ? effects : [{ kind: 'other', word: 'ALTER' }];
}

/** What may follow DROP in place of a column. */
const notColumns = new Set([
  'CONSTRAINT',
  'INDEX',
  'KEY',
  'PRIMARY',
  'FOREIGN',
  'CHECK',
  'PARTITION',
  'EXPRESSION',
  'DEFAULT',
]);

function dropNull({ schema, name }: TableName): Partial<TableName> & { readonly name: string } {
  return schema === null ? { name } : { schema, name };
}

function readCreate(reader: WordReader): readonly StatementEffect[] {
  for (const word of ['OR', 'REPLACE', 'GLOBAL', 'LOCAL', 'TEMP', 'TEMPORARY', 'UNLOGGED']) {
    reader.take(word);
  }
  if (!reader.take('TABLE')) return [{ kind: 'other', word: 'CREATE' }];
  // It may well be there before.
  if (reader.takeAll('IF', 'NOT', 'EXISTS')) return [{ kind: 'other', word: 'CREATE' }];
  const table = reader.name();
  return table === null ? [] : [{ kind: 'createTable', tables: [table] }];
}

/** Conditions that all rows meet. */
const always = new Set(['TRUE', '1', '1 = 1']);

class WordReader {
  readonly #words: readonly SqlWord[];
  readonly #family: RuleServer['name'];
  #position = 0;

  constructor(words: readonly SqlWord[], family: RuleServer['name']) {
    this.#words = words;
    this.#family = family;
  }

  peek(): SqlWord | undefined {
    return this.#words[this.#position];
  }

  has(word: string): boolean {
    return this.#words.some(({ kind, text }) => kind === 'word' && text === word);
  }

  take(text: string): boolean {
    const next = this.peek();
    if (next === undefined || next.kind === 'name' || next.text !== text) return false;
    this.#position += 1;
    return true;
  }

  takeAll(...texts: readonly string[]): boolean {
    const isThere = texts.every((text, index) => {
      const word = this.#words[this.#position + index];
      return word !== undefined && word.kind !== 'name' && word.text === text;
    });
    if (isThere) this.#position += texts.length;
    return isThere;
  }

  /** Goes to the statement behind the queries of a WITH. */
  skipWith(): void {
    if (!this.take('WITH')) return;
    const rest = this.#topLevel();
    const start = rest.find(({ text }) => /^(?:SELECT|INSERT|UPDATE|DELETE)$/.test(text));
    if (start !== undefined) this.#position = start.index;
  }

  /** A name with or without its schema; null where there is none. */
  name(): TableName | null {
    const first = this.#part();
    if (first === null) return null;
    if (!this.take('.')) return { schema: null, name: first };
    const second = this.#part();
    return second === null ? null : { schema: first, name: second };
  }

  /** Names between commas. */
  names(): readonly TableName[] {
    const names: TableName[] = [];
    do {
      this.take('ONLY');
      const name = this.name();
      if (name !== null) names.push(name);
      this.take('*');
    } while (this.take(','));
    return names;
  }

  /** Whether nothing that follows chooses among the rows. */
  isForAll(): boolean {
    const rest = this.#topLevel();
    if (rest.some(({ text }) => /^(?:JOIN|LIMIT|USING)$/.test(text))) return false;
    const where = rest.findIndex(({ text }) => text === 'WHERE');
    if (where === -1) return true;
    const condition = rest.slice(where + 1).filter(({ text }) => text !== '');
    return always.has(condition.map(({ text }) => text).join(' '));
  }

  /** What stands between the commas of the rest. */
  parts(): readonly WordReader[] {
    const parts: SqlWord[][] = [[]];
    for (const { index, text } of this.#topLevel()) {
      const word = this.#words[index];
      if (text === ',') parts.push([]);
      else if (word !== undefined) parts.at(-1)?.push(word);
    }
    return parts.map((words) => new WordReader(words, this.#family));
  }

  /** The rest without what stands in parentheses. */
  #topLevel(): readonly { readonly index: number; readonly text: string }[] {
    const found: { index: number; text: string }[] = [];
    let depth = 0;
    for (let index = this.#position; index < this.#words.length; index += 1) {
      const { kind, text } = this.#words[index] as SqlWord; // The index is one of the list.
      if (kind === 'sign' && text === '(') depth += 1;
      if (depth === 0) found.push({ index, text: kind === 'name' ? '' : text });
      if (kind === 'sign' && text === ')') depth -= 1;
    }
    return found;
  }

  #part(): string | null {
    const next = this.peek();
    if (next === undefined || (next.kind !== 'name' && next.kind !== 'word')) return null;
    this.#position += 1;
    if (next.kind === 'name') return next.text;
    // PostgreSQL folds bare names, the others leave them as they are.
    return this.#family === 'postgres' ? next.raw.toLowerCase() : next.raw;
  }
}
