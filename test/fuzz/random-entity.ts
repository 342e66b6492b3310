import type { EntitySchemaColumnOptions, EntitySchemaOptions } from 'typeorm';

export type Columns = Readonly<Record<string, EntitySchemaColumnOptions>>;
type Options = EntitySchemaOptions<Record<string, unknown>>;

/** An entity of a random pair: plain data, of which a literal in a test can be made. */
export interface RandomEntity extends Pick<
  Options,
  'schema' | 'type' | 'expression' | 'withoutRowid' | 'relations' | 'trees'
> {
  readonly name: string;
  readonly tableName: string;
  readonly columns: Columns;
  readonly uniques?: readonly RandomUnique[];
  readonly indices?: readonly RandomIndex[];
  readonly checks?: readonly { readonly name?: string; readonly expression: string }[];
  readonly foreignKeys?: readonly RandomForeignKey[];
}

export interface RandomUnique {
  readonly name?: string;
  readonly columns: string[];
  readonly deferrable?: 'INITIALLY IMMEDIATE' | 'INITIALLY DEFERRED';
}

export interface RandomIndex {
  readonly name?: string;
  readonly columns: string[];
  readonly unique?: boolean;
  readonly where?: string;
}

export interface RandomForeignKey {
  readonly name?: string;
  readonly target: string;
  readonly columnNames: string[];
  readonly referencedColumnNames: string[];
  readonly onDelete?: 'CASCADE' | 'SET NULL' | 'RESTRICT' | 'NO ACTION';
  readonly onUpdate?: 'CASCADE' | 'NO ACTION';
  readonly deferrable?: 'INITIALLY IMMEDIATE' | 'INITIALLY DEFERRED';
}

/** The names of the columns of the primary key. */
export function keyOf({ columns }: RandomEntity): readonly string[] {
  return Object.keys(columns).filter((name) => columns[name]?.primary === true);
}
