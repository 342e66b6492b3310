import { formatType, parseTypeText } from '../type-text.ts';

/** A type as far as conversions go. */
export interface BaseType {
  /** Of the element, without arguments; a name in quotes as it stands. */
  readonly word: string;
  readonly isArray: boolean;
  readonly isString: boolean;
  readonly isNumber: boolean;
  readonly isWhole: boolean;
  readonly isJson: boolean;
  /** The first argument: the number of bits. */
  readonly length: number;
  /**
   * What to cast to: without the length of a text or of bits, to which a cast shortens and an
   * assignment does not.
   */
  readonly name: string;
}

const strings = new Set(['text', 'character varying', 'character', 'bpchar', 'name', 'citext']);
const wholes = new Set(['smallint', 'integer', 'bigint']);
const fractions = new Set(['numeric', 'real', 'double precision']);

export function baseTypeOf(type: string): BaseType {
  const parsed = parseTypeText(type);
  const quoted = type.includes('"') ? type.replace(/\[\]$/, '') : null;
  const word = quoted ?? parsed?.word ?? type;
  const isArray = (parsed?.dimensions ?? 0) > 0;
  return {
    word,
    isArray,
    isString: strings.has(word),
    isNumber: wholes.has(word) || fractions.has(word),
    isWhole: wholes.has(word),
    length: Number(parsed?.arguments[0] ?? 0),
    isJson: word === 'json' || word === 'jsonb',
    name: parsed === null ? type : castName(word, parsed.arguments) + (isArray ? '[]' : ''),
  };
}

function castName(word: string, typeArguments: readonly string[]): string {
  if (word === 'bit') return 'bit varying';
  if (word === 'character') return 'bpchar';
  const isCut = word === 'bit varying' || strings.has(word);
  if (isCut) return word;
  const suffix = /^(timestamp|time) (with|without) time zone$/.exec(word);
  if (suffix === null) return formatType(word, typeArguments);
  return `${formatType(suffix[1] ?? '', typeArguments)} ${suffix[2]} time zone`;
}

/** What becomes a text in another way than the server has for it. */
const toldHow = new Set(['bytea', 'inet']);

/** Pairs for which PostgreSQL converts on its own, beside numbers and strings: `SELECT * FROM pg_cast WHERE castcontext <> 'e'`. */
const automatic: Readonly<Record<string, readonly string[]>> = {
  date: ['timestamp without time zone', 'timestamp with time zone'],
  'timestamp without time zone': ['date', 'timestamp with time zone', 'time without time zone'],
  'timestamp with time zone': [
    'date',
    'timestamp without time zone',
    'time without time zone',
    'time with time zone',
  ],
  'time without time zone': ['interval', 'time with time zone'],
  'time with time zone': ['time without time zone'],
  interval: ['time without time zone'],
  json: ['jsonb'],
  jsonb: ['json'],
  cidr: ['inet'],
  macaddr: ['macaddr8'],
  macaddr8: ['macaddr'],
  bit: ['bit varying'],
  'bit varying': ['bit'],
  money: ['numeric'],
  numeric: ['money'],
  integer: ['money'],
  bigint: ['money'],
};

/** Whether the server converts the values without being told how, and loses none in silence. */
export function convertsItself(from: BaseType, to: BaseType): boolean {
  if (from.isArray !== to.isArray) return false;
  if (from.word === to.word) return true;
  if (to.isString) return to.word === 'citext' ? from.isString : !toldHow.has(from.word);
  return (from.isNumber && to.isNumber) || (automatic[from.word] ?? []).includes(to.word);
}
