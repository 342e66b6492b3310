import type { EntitySchemaColumnOptions } from 'typeorm';
import { entity, type Entity } from '../acceptance/case.ts';

/** A column as an entity declares it. */
export type Declaration = EntitySchemaColumnOptions;

/** A table for each declaration, so that none disturbs another. */
export function tablesOf(declarations: readonly Declaration[]): readonly Entity[] {
  return declarations.map((c, position) => {
    const name = tableName(position);
    if (c.primary) return { name, columns: { c } };
    // What a generated column is computed from.
    const n = { type: 'int', nullable: true } as const;
    return entity(name, { c, ...(c.asExpression === undefined ? {} : { n }) });
  });
}

function tableName(position: number): string {
  return `thing_${String(position).padStart(3, '0')}`;
}

/** The declarations that lines of SQL or of a summary are about, each with its lines. */
export function linesByDeclaration(
  declarations: readonly Declaration[],
  lines: readonly string[],
): Readonly<Record<string, readonly string[]>> {
  const found: Record<string, string[]> = {};
  for (const line of lines) {
    const [, position] = /thing_(\d{3})/.exec(line) ?? [];
    const declaration = declarations[Number(position)];
    if (declaration === undefined) throw new Error(`About no declaration: ${line}`);
    (found[describeDeclaration(declaration)] ??= []).push(line);
  }
  return found;
}

/** `varchar length 50 default "x"`. */
export function describeDeclaration({ type, ...options }: Declaration): string {
  const words = Object.entries(options).map(([name, value]) =>
    value === true ? name : `${name} ${textOf(value)}`,
  );
  return [typeof type === 'function' ? type.name : type, ...words].join(' ');
}

function textOf(value: unknown): string {
  return typeof value === 'function' ? String(value) : JSON.stringify(value);
}
