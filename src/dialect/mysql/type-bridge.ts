import { typeWord } from './normalize-type.ts';

/** What the values of a type are to the server when it converts them. */
type Nature = 'label' | 'number' | 'bits' | 'text' | 'uuid' | 'other';

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
  char: 'text',
  varchar: 'text',
  tinytext: 'text',
  text: 'text',
  mediumtext: 'text',
  longtext: 'text',
  uuid: 'uuid',
};

/** Long enough for all that is shorter than a text, and short enough for an index. */
const text = 'varchar(255)';
const number = 'bigint unsigned';

/**
 * Between a label and a number the server goes by the position of the label (`enum('10','20')` would turn
 * into 1 and 2), between bits and text by the bytes; MariaDB refuses numbers as UUIDs even where
 * there are none. The types on the way there keep the value, or are refused aloud.
 */
const bridges: Readonly<Partial<Record<`${Nature} ${Nature}`, readonly string[]>>> = {
  'label number': [text],
  'number label': [text],
  'label bits': [text, number],
  'bits label': [number, text],
  'bits text': [number],
  'text bits': [number],
  'number uuid': [text],
  'uuid number': [text],
};

/** The types that a column takes on its way from one type to another, in normal form. */
export function typesBetween(from: string, to: string): readonly string[] {
  return bridges[`${natureOf(from)} ${natureOf(to)}`] ?? [];
}

function natureOf(type: string): Nature {
  return natures[typeWord(type)] ?? 'other';
}
