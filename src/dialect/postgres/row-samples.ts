import {
  sampleDecimal,
  sampleText,
  type RowSamples,
  type SampledColumn,
  type SampleSize,
} from '../row-samples.ts';
import { parseTypeText } from '../type-text.ts';
import { quoting } from './quoting.ts';

/** Values of PostgreSQL's types. */
export const rowSamples: RowSamples = {
  value: sampleValue,
  text: ({ name }) => `${quoting.identifier(name)}::text`,
  numbered: 'DEFAULT',
};

function sampleValue(column: SampledColumn, number: number, size: SampleSize): string | null {
  const text = column.baseType ?? column.type;
  const parsed = parseTypeText(text);
  if (parsed !== null && parsed.dimensions > 0) {
    const element = { ...column, type: text.replace(/(\[\d*\])+$/, '') };
    const value = sampleValue({ type: element.type, enumValues: column.enumValues }, number, size);
    return value === null ? null : `ARRAY[${value}]::${text}`;
  }
  const { enumValues } = column;
  if (enumValues !== null && enumValues.length > 0) {
    return quoting.literal(enumValues[(number - 1) % enumValues.length]);
  }
  if (parsed === null) return null;
  const [first, second] = parsed.arguments.map(Number);
  const sample = samples[parsed.word];
  return sample === undefined ? null : sample(number, size, [first, second]);
}

type Sample = (
  number: number,
  size: SampleSize,
  limits: readonly [first?: number | undefined, second?: number | undefined],
) => string;

const integer =
  (long: number): Sample =>
  (number, size) =>
    String(size === 'long' ? long + number : number);

const text: Sample = (number, size, [limit]) =>
  quoting.literal(sampleText(number, size, limit ?? null));

const decimal: Sample = (number, size, [precision = 20, scale = 0]) =>
  sampleDecimal(number, size, { precision, scale });

const real: Sample = (number) => `${number}.5`;

const quoted =
  (write: (number: number, size: SampleSize) => string): Sample =>
  (number, size) =>
    quoting.literal(write(number, size));

const instant = (number: number, size: SampleSize): string =>
  `2020-01-0${((number - 1) % 9) + 1} 10:00:00${size === 'long' ? '.123456' : ''}`;
const time = (number: number, size: SampleSize): string =>
  `0${((number - 1) % 9) + 1}:00:00${size === 'long' ? '.123456' : ''}`;

const bits: Sample = (number, _size, [length = 1]) =>
  `B'${number.toString(2).slice(-length).padStart(length, '0')}'`;

// Large numbers go beyond the next smaller type, and leave room to be calculated with.
const samples: Readonly<Record<string, Sample>> = {
  smallint: integer(300),
  integer: integer(70_000),
  bigint: integer(5_000_000_000),
  numeric: decimal,
  real,
  'double precision': real,
  money: real,
  'character varying': text,
  character: text,
  '"char"': (number) => quoting.literal(String(number % 10)),
  text: (number, size) => text(number, size, []),
  citext: (number, size) => text(number, size, []),
  name: (number) => text(number, 'plain', []),
  boolean: (number) => String(number % 2 === 1),
  uuid: quoted((number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
  json: quoted((number) => `{"a": ${number}}`),
  jsonb: quoted((number) => `{"a": ${number}}`),
  xml: quoted((number) => `<a>${number}</a>`),
  bytea: quoted((number) => `\\x0${number % 10}ff00`),
  date: quoted((number) => `2020-01-0${((number - 1) % 9) + 1}`),
  'timestamp without time zone': quoted(instant),
  'timestamp with time zone': quoted((number, size) => `${instant(number, size)}+00`),
  'time without time zone': quoted(time),
  'time with time zone': quoted((number, size) => `${time(number, size)}+00`),
  interval: quoted((number) => `${number} days`),
  inet: quoted((number) => `10.0.0.${number}`),
  cidr: quoted((number) => `10.0.${number}.0/24`),
  macaddr: quoted((number) => `08:00:2b:01:02:0${number % 10}`),
  macaddr8: quoted((number) => `08:00:2b:01:02:03:04:0${number % 10}`),
  bit: bits,
  'bit varying': (number) => `B'${number.toString(2)}'`,
  point: quoted((number) => `(${number},1)`),
  line: quoted((number) => `{1,1,${number}}`),
  lseg: quoted((number) => `[(0,0),(${number},1)]`),
  box: quoted((number) => `(${number},1),(0,0)`),
  path: quoted((number) => `[(0,0),(${number},1)]`),
  polygon: quoted((number) => `((0,0),(${number},1),(1,0))`),
  circle: quoted((number) => `<(0,0),${number}>`),
  int4range: quoted((number) => `[${number * 10},${number * 10 + 5})`),
  int8range: quoted((number) => `[${number * 10},${number * 10 + 5})`),
  numrange: quoted((number) => `[${number * 10},${number * 10 + 5})`),
  daterange: quoted((number) => `[2020-0${(number % 9) + 1}-01,2020-0${(number % 9) + 1}-10)`),
  tsrange: quoted((number) => `[2020-0${(number % 9) + 1}-01,2020-0${(number % 9) + 1}-10)`),
  tstzrange: quoted((number) => `[2020-0${(number % 9) + 1}-01,2020-0${(number % 9) + 1}-10)`),
  tsvector: quoted((number) => `word${number}`),
  tsquery: quoted((number) => `word${number}`),
  oid: (number) => String(number),
  pg_lsn: quoted((number) => `0/${number}`),
  hstore: quoted((number) => `a=>${number}`),
  ltree: quoted((number) => `a.b${number}`),
  cube: quoted((number) => `(${number})`),
};
