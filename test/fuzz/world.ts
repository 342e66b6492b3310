import type { ServerName } from '../support/server.ts';
import type { Chooser } from './chooser.ts';
import { palettes, type Paint } from './column-palette.ts';
import type { RandomEntity } from './random-entity.ts';

/** Where random entities are to live, and who makes the choices. */
export interface World {
  readonly server: ServerName;
  readonly choose: Chooser;
}

/** A column's type and options by chance: nullable or not, with or without a default. */
export function randomColumn({ server, choose }: World): Paint['column'] {
  const paint = choose.anyOf(palettes[server]);
  if (paint === undefined) return { type: 'int' };
  const value = choose.chance(40) ? choose.anyOf(paint.defaults ?? []) : undefined;
  return {
    ...paint.column,
    ...(value === undefined ? {} : { default: value }),
    ...(choose.chance(40) ? { nullable: true } : {}),
  };
}

/** A name in the quotes of a database. */
export function quote(server: ServerName, name: string): string {
  return server === 'mysql' || server === 'mariadb' ? `\`${name}\`` : `"${name}"`;
}

/** The name of the table of an entity in quotes, with its schema if it has one. */
export function quoteTable(server: ServerName, { schema, tableName }: RandomEntity): string {
  const name = quote(server, tableName);
  return schema === undefined ? name : `${quote(server, schema)}.${name}`;
}

/** The names in quotes in a piece of SQL. */
export function namesIn(text: string): readonly string[] {
  return (text.match(/["`][^"`]+["`]/g) ?? []).map((name) => name.slice(1, -1));
}
