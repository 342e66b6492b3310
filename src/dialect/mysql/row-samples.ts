import {
  sampleDecimal,
  sampleText,
  type RowSamples,
  type SampledColumn,
  type SampleSize,
} from '../row-samples.ts';
import { parseTypeText } from '../type-text.ts';
import { quoting } from './quoting.ts';

/** Values of the types of MySQL and MariaDB. */
export const rowSamples: RowSamples = {
  value: sampleValue,
  text: readAsText,
  numbered: 'DEFAULT',
};

const binary = /^(?:var)?binary|blob|^bit|^vector/;

const spatial =
  /^(?:geometry|point|linestring|polygon|multipoint|multilinestring|multipolygon|geometrycollection|geomcollection)/;

function readAsText({ name, type }: { readonly name: string; readonly type: string }): string {
  const column = quoting.identifier(name);
  if (spatial.test(type)) return `ST_AsText(${column})`;
  return binary.test(type) ? `HEX(${column})` : `CAST(${column} AS CHAR CHARACTER SET utf8mb4)`;
}

function sampleValue(
  { type, enumValues }: SampledColumn,
  number: number,
  size: SampleSize,
): string | null {
  if (enumValues !== null && enumValues.length > 0) {
    return quoting.literal(enumValues[(number - 1) % enumValues.length]);
  }
  const parsed = parseTypeText(type);
  if (parsed === null) return null;
  const [first, second] = parsed.arguments.map(Number);
  const [word = ''] = parsed.word.split(' ');
  // The members of a set stand in its type as literals.
  if (word === 'set') return parsed.arguments[(number - 1) % parsed.arguments.length] ?? null;
  return samples[word]?.(number, size, [first, second]) ?? null;
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

const text =
  (usual: number | null): Sample =>
  (number, size, [limit]) =>
    quoting.literal(sampleText(number, size, limit ?? usual));

const decimal: Sample = (number, size, [precision = 10, scale = 0]) =>
  sampleDecimal(number, size, { precision, scale });

const real: Sample = (number) => `${number}.5`;

const quoted =
  (write: (number: number) => string): Sample =>
  (number) =>
    quoting.literal(write(number));

const bytes: Sample = (number, _size, [limit = 4]) =>
  `X'${`0${number % 10}ff00ff`.slice(0, limit * 2)}'`;

const day = (number: number): string => `2020-01-0${((number - 1) % 9) + 1}`;

/** With as many digits of a second as the column keeps. */
const instant: Sample = (number, size, [digits = 0]) => {
  const fraction = size === 'long' && digits > 0 ? `.${'123456'.slice(0, digits)}` : '';
  return `'${day(number)} 10:00:00${fraction}'`;
};

const geometry =
  (write: (number: number) => string): Sample =>
  (number) =>
    `ST_GeomFromText('${write(number)}')`;

// Large numbers go beyond the next smaller type, and leave room to be calculated with.
const samples: Readonly<Record<string, Sample>> = {
  tinyint: (number) => String(number % 2),
  smallint: integer(300),
  mediumint: integer(40_000),
  int: integer(70_000),
  bigint: integer(5_000_000_000),
  decimal,
  float: real,
  double: real,
  bit: (number, _size, [length = 1]) => `b'${number.toString(2).slice(-length)}'`,
  year: (number) => String(2000 + number),
  date: quoted(day),
  datetime: instant,
  timestamp: instant,
  time: quoted((number) => `0${((number - 1) % 9) + 1}:00:00`),
  char: text(1),
  varchar: text(255),
  tinytext: text(255),
  text: text(null),
  mediumtext: text(65_000),
  longtext: text(65_000),
  binary: bytes,
  varbinary: bytes,
  tinyblob: bytes,
  blob: bytes,
  mediumblob: bytes,
  longblob: bytes,
  json: quoted((number) => `{"a": ${number}}`),
  uuid: quoted((number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`),
  inet4: quoted((number) => `10.0.0.${number}`),
  inet6: quoted((number) => `2001:db8::${number}`),
  geometry: geometry((number) => `POINT(${number} 1)`),
  point: geometry((number) => `POINT(${number} 1)`),
  linestring: geometry((number) => `LINESTRING(0 0,${number} 1)`),
  polygon: geometry((number) => `POLYGON((0 0,${number} 1,1 0,0 0))`),
  multipoint: geometry((number) => `MULTIPOINT(0 0,${number} 1)`),
  multilinestring: geometry((number) => `MULTILINESTRING((0 0,${number} 1))`),
  multipolygon: geometry((number) => `MULTIPOLYGON(((0 0,${number} 1,1 0,0 0)))`),
  geometrycollection: geometry((number) => `GEOMETRYCOLLECTION(POINT(${number} 1))`),
  geomcollection: geometry((number) => `GEOMETRYCOLLECTION(POINT(${number} 1))`),
};
