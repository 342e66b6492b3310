import type { BaseType } from './base-type.ts';

/** A way from some types to some others. */
interface Way {
  readonly from: (type: BaseType) => boolean;
  readonly to: (type: BaseType) => boolean;
  readonly convert: (value: string, target: BaseType) => string;
}

const word =
  (...words: readonly string[]) =>
  (type: BaseType): boolean =>
    words.includes(type.word);
const any = (): boolean => true;
const number = ({ isNumber }: BaseType): boolean => isNumber;
const string = ({ isString }: BaseType): boolean => isString;
const json = ({ isJson }: BaseType): boolean => isJson;
const bits = word('bit', 'bit varying');
const multirange = ({ word: name }: BaseType): boolean => name.endsWith('multirange');
const range = (type: BaseType): boolean => type.word.endsWith('range') && !multirange(type);

/** The first that fits counts; whatever is left goes by way of text, as every type can. */
const ways: readonly Way[] = [
  // A cast takes every number but zero for true.
  {
    from: number,
    to: word('boolean'),
    convert: (value) =>
      `CASE ${value} WHEN 0 THEN false WHEN 1 THEN true ELSE ${value}::text::boolean END`,
  },
  { from: word('boolean'), to: number, convert: (value, { name }) => `${value}::integer::${name}` },
  { from: word('money'), to: number, convert: (value, { name }) => `${value}::numeric::${name}` },
  // Bits are digits of base two: as text they would be taken for ones of base ten.
  {
    from: bits,
    to: number,
    convert: (value, { name }) => `lpad(${value}::text, 64, '0')::bit(64)::bigint::${name}`,
  },
  {
    from: word('smallint', 'integer', 'bigint'),
    to: bits,
    convert: (value, { length }) => {
      const digits = `ltrim(${value}::bigint::bit(64)::text, '0')`;
      return `(repeat('0', ${length} - length(${digits})) || ${digits})::bit varying`;
    },
  },
  // Without the `/32` that a cast adds to the address of one host.
  { from: word('inet'), to: string, convert: (value) => `abbrev(${value})` },
  // Bytes are those of a text, or the sixteen of a UUID.
  { from: word('uuid'), to: word('bytea'), convert: (value) => `uuid_send(${value})` },
  { from: word('bytea'), to: word('uuid'), convert: (value) => `encode(${value}, 'hex')::uuid` },
  { from: any, to: word('bytea'), convert: (value) => `convert_to(${value}::text, 'UTF8')` },
  { from: word('bytea'), to: string, convert: (value) => `convert_from(${value}, 'UTF8')` },
  {
    from: word('bytea'),
    to: any,
    convert: (value, { name }) => `convert_from(${value}, 'UTF8')::${name}`,
  },
  // A text is JSON already; of other values JSON is made, and a text in JSON is taken out of its quotes.
  { from: word('hstore'), to: json, convert: (value, { name }) => `${value}::${name}` },
  {
    from: (type) => !type.isString && type.word !== 'xml',
    to: json,
    convert: (value, { name }) => `to_jsonb(${value})::${name}`,
  },
  { from: json, to: any, convert: (value, { name }) => `(${value} #>> '{}')::${name}` },
  {
    from: multirange,
    to: range,
    convert: (value, { name }) =>
      `CASE WHEN ${value} = multirange(range_merge(${value})) THEN range_merge(${value}) ELSE ${value}::text::${name} END`,
  },
  {
    from: range,
    to: multirange,
    convert: (value, { name }) => `multirange(${value})::text::${name}`,
  },
  { from: string, to: any, convert: (value, { name }) => `${value}::${name}` },
  { from: any, to: any, convert: (value, { name }) => `${value}::text::${name}` },
];

/** An expression for a value of one type as one of another. */
export function scalarConversion(value: string, from: BaseType, to: BaseType): string {
  const way = ways.find((each) => each.from(from) && each.to(to));
  // The last way is for every pair.
  return way === undefined ? value : way.convert(value, to);
}
