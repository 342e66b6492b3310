import type { ColumnOptions, ColumnSpec } from '../../schema/column-spec.ts';
import type { Column, GeneratedExpression, Identity } from '../../schema/column.ts';
import { isSql, sql, type Sql, type SqlValue } from '../../schema/sql.ts';
import { parseLiteral } from '../literal.ts';
import { renderSql, renderValue, type SqlWords } from '../render-sql.ts';
import { nativeType, portableType } from './column-type.ts';
import { stripParentheses } from './expression.ts';
import { normalizeDefault } from './normalize-default.ts';
import { quoting } from './quoting.ts';
import type { Server } from './server.ts';

/** How `sql` templates are spelled; `gen_random_uuid()` needs pgcrypto before PostgreSQL 13. */
export const sqlWords: SqlWords = { quoting, now: 'now()', uuid: 'gen_random_uuid()' };

/** A portable column in PostgreSQL's spelling. @throws {LimbeckError} `TYPE_UNSUPPORTED` */
export function toColumn(spec: ColumnSpec, server: Server): Column {
  const { type, enumValues } = nativeType(spec.type, spec.name, server);
  return {
    name: spec.name,
    type,
    nullable: spec.nullable ?? false,
    default: toDefault(spec, type),
    identity: toIdentity(spec),
    generated: toGenerated(spec, server),
    collation: spec.collation ?? null,
    charset: null,
    comment: spec.comment === undefined || spec.comment === '' ? null : spec.comment,
    onUpdate: null,
    enumValues,
    declared: null,
  };
}

/** The portable form of a column, without what goes without saying. */
export function toSpec(column: Column): ColumnSpec {
  return {
    kind: 'column',
    name: column.name,
    type: portableType(column),
    ...(column.nullable && { nullable: true }),
    ...(column.default !== null && { default: portableDefault(column.default, column.type) }),
    ...identityOptions(column.identity),
    ...(column.generated !== null && {
      asExpression: column.generated.expression,
      generatedType: column.generated.stored ? 'STORED' : 'VIRTUAL',
    }),
    ...(column.collation !== null && { collation: column.collation }),
    ...(column.comment !== null && { comment: column.comment }),
  };
}

function toDefault({ default: value, generated }: ColumnSpec, type: string): string | null {
  if (generated === 'uuid') return sqlWords.uuid;
  return value === undefined ? null : defaultText(value, type);
}

function defaultText(value: SqlValue, type: string): string | null {
  return normalizeDefault(renderValue(value, sqlWords), type);
}

function toIdentity({ generated, generatedIdentity }: ColumnSpec): Identity | null {
  if (generated === undefined || generated === 'uuid') return null;
  if (generated === 'increment') return { kind: 'increment' };
  return { kind: generatedIdentity === 'ALWAYS' ? 'always' : 'by default' };
}

/** Stored unless it asks for a virtual column where there are any (PostgreSQL 18). */
function toGenerated(spec: ColumnSpec, server: Server): GeneratedExpression | null {
  const { asExpression, generatedType } = spec;
  if (asExpression === undefined) return null;
  const expression = isSql(asExpression) ? renderSql(asExpression, sqlWords) : asExpression;
  return {
    expression: stripParentheses(expression),
    stored: generatedType !== 'VIRTUAL' || server.major < 18,
  };
}

function identityOptions(identity: Identity | null): ColumnOptions {
  switch (identity?.kind) {
    case undefined:
      return {};
    case 'increment':
      return { generated: 'increment' };
    case 'by default':
      return { generated: 'identity' };
    case 'always':
      return { generated: 'identity', generatedIdentity: 'ALWAYS' };
  }
}

const wordsOfSql: Readonly<Record<string, () => Sql>> = {
  [sqlWords.now]: sql.now,
  [sqlWords.uuid]: sql.uuid,
};

function portableDefault(text: string, type: string): SqlValue {
  const value = parseLiteral(text);
  if (value !== undefined && value !== null && defaultText(value, type) === text) return value;
  const word = wordsOfSql[text];
  return word === undefined ? { kind: 'sql', texts: [text], values: [] } : word();
}
