import type { EntitySchemaColumnOptions } from 'typeorm';
import { entity, type Case, type Entity } from '../case.ts';

/** An edit of entities of which somebody has said what in it has another name. */
export interface LabelledEdit extends Pick<Case, 'name' | 'from' | 'to' | 'databases' | 'schemas'> {
  /** What is one thing under two names: `users.name=users.full_name`. */
  readonly renames: readonly string[];
  /** Whether entities and database alone do not tell: then it has to be asked about. */
  readonly isOpen: boolean;
}

/** An edit of the columns of one table, `pairs` being `old=new`. */
export function columnsEdit(from: string, to: string, ...pairs: readonly string[]): LabelledEdit {
  return {
    name: `${from} → ${to}`,
    from: [table('things', from)],
    to: [table('things', to)],
    renames: pairs.map((pair) => {
      const [before = '', after = ''] = pair.split('=');
      return `things.${before}=things.${after}`;
    }),
    isOpen: false,
  };
}

/** One that nobody can tell without asking. */
export function open(edit: LabelledEdit): LabelledEdit {
  return { ...edit, isOpen: true };
}

/** A table of columns in short: `name varchar(100), age int?, state enum(on|off)=on`. */
export function table(name: string, text: string, more: Partial<Entity> = {}): Entity {
  return entity(name, columns(text), { tableName: name, ...more });
}

function columns(text: string): Entity['columns'] {
  return Object.fromEntries(
    text
      .split(', ')
      .filter((part) => part !== '')
      .map((part) => column(part)),
  );
}

const pattern = /^(\w+) (\w+)(?:\(([^)]+)\))?(\?)?(?:=(\S+))?(?: #(.+))?$/;

function column(text: string): readonly [string, EntitySchemaColumnOptions] {
  const [, name = '', word = '', detail, nullable, value, comment] = pattern.exec(text) ?? [];
  if (name === '') throw new Error(`"${text}" is no column.`);
  const plain = words[word] ?? { type: word as 'varchar' };
  return [
    name,
    {
      ...plain,
      ...(nullable === undefined ? {} : { nullable: true }),
      ...(value === undefined ? {} : { default: defaultOf(value) }),
      ...(comment === undefined ? {} : { comment }),
      ...detailOf(word, detail),
    },
  ];
}

function defaultOf(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^\d+$/.test(text) ? Number(text) : text;
}

/** What every database has, by the name that is shortest to read. */
const words: Readonly<Record<string, EntitySchemaColumnOptions>> = {
  boolean: { type: Boolean },
  datetime: { type: Date },
  json: { type: 'simple-json' },
  enum: { type: 'simple-enum' },
};

function detailOf(word: string, detail: string | undefined): Partial<EntitySchemaColumnOptions> {
  if (detail === undefined) return {};
  if (word === 'enum') return { enum: detail.split('|') };
  const [first = 0, second] = detail.split(',').map(Number);
  return second === undefined ? { length: first } : { precision: first, scale: second };
}
