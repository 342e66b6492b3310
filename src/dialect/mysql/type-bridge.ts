import { typeWord } from './normalize-type.ts';

/** What the values of a type are to the server when it converts them. */
type Nature = 'label' | 'number' | 'bits' | 'text' | 'time' | 'coded' | 'shape' | 'other';

const natures: Readonly<Record<string, Nature>> = {
  enum: 'label',
  set: 'label',
  tinyint: 'number',
  smallint: 'number',
  mediumint: 'number',
  int: 'number',
  bigint: 'number',
  decimal: 'number',
  float: 'number',
  double: 'number',
  bit: 'bits',
  date: 'time',
  time: 'time',
  datetime: 'time',
  timestamp: 'time',
  year: 'time',
  char: 'text',
  varchar: 'text',
  tinytext: 'text',
  text: 'text',
  mediumtext: 'text',
  longtext: 'text',
  uuid: 'coded',
  inet4: 'coded',
  inet6: 'coded',
  geometry: 'shape',
  point: 'shape',
  linestring: 'shape',
  polygon: 'shape',
  multipoint: 'shape',
  multilinestring: 'shape',
  multipolygon: 'shape',
  geometrycollection: 'shape',
};

/** Long enough for all that is shorter than a text, and short enough for an index. */
const text = 'varchar(255)';
const number = 'bigint unsigned';

/**
 * Between a label and a number the server goes by the position of the label (`enum('10','20')` would turn
 * into 1 and 2), between bits and text by the bytes; MariaDB refuses numbers, times and shapes as
 * UUIDs or addresses even where there are none, and numbers and times as shapes. The types on the
 * way there keep the value, or are refused aloud.
 */
const bridges: Readonly<Partial<Record<`${Nature} ${Nature}`, readonly string[]>>> = {
  'label number': [text],
  'number label': [text],
  'label bits': [text, number],
  'bits label': [number, text],
  'bits text': [number],
  'text bits': [number],
  'number coded': [text],
  'coded number': [text],
  'bits coded': [number, text],
  'coded bits': [text, number],
  'time coded': [text],
  'coded time': [text],
  'shape coded': [text],
  'coded shape': [text],
  'coded coded': [text],
  'number shape': [text],
  'shape number': [text],
  'bits shape': [number, text],
  'shape bits': [text, number],
  'time shape': [text],
  'shape time': [text],
};

/** The types that a column takes on its way from one type to another, in normal form. */
export function typesBetween(from: string, to: string): readonly string[] {
  return from === to ? [] : (bridges[`${natureOf(from)} ${natureOf(to)}`] ?? []);
}

function natureOf(type: string): Nature {
  return natures[typeWord(type)] ?? 'other';
}
