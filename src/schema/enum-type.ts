/** An enumerated type of its own (PostgreSQL `CREATE TYPE … AS ENUM`). */
export interface EnumType {
  readonly schema: string | null;
  readonly name: string;
  readonly values: readonly string[];
}
