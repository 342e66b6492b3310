import type { ComparisonRules } from '../../compare/comparison-rules.ts';
import type { Doubt } from '../../compare/doubt.ts';
import type { Column } from '../../schema/column.ts';
import { typeFamily } from '../type-family.ts';
import { canonicalExpression, renameInExpression } from './expression.ts';

/** What PostgreSQL takes for the same, though it is spelled in two ways. */
export const rules: ComparisonRules = {
  foldName: (name) => name,
  tableOptions: [],
  foldAction: (action) => action,
  within: (_, declared) => declared,
  sameType,
  typeFamily,
  viewsHold: true,
  viewsFollow: true,
  movesTables: true,
  renameColumns: renameInExpression,
  sameText,
};

/** Six digits are what these types hold when nothing else is said. */
const fullPrecision = /^(timestamp|time|interval)\(6\)/;
/** PostGIS takes the kind of shape in any case. */
const spatial = /^geo(?:metry|graphy)\(/;

function sameType(from: Column, to: Column): boolean {
  const before = from.baseType ?? from.type;
  return before === to.type || canonicalType(before) === canonicalType(to.type);
}

function canonicalType(type: string): string {
  return spatial.test(type) ? type.toLowerCase() : type.replace(fullPrecision, '$1');
}

function sameText({ kind, from, to }: Doubt): boolean {
  if (from === to) return true;
  const [one, other] = [canonicalExpression(from), canonicalExpression(to)];
  if (one === other) return true;
  return kind === 'default' && preferred(one) === preferred(other);
}

/**
 * The start of the transaction, in the ways that SQL and TypeORM have of saying it; a random UUID,
 * which TypeORM's extension and the server itself make alike.
 */
const synonyms: Readonly<Record<string, string>> = {
  current_timestamp: 'now ( )',
  'transaction_timestamp ( )': 'now ( )',
  'uuid_generate_v4 ( )': 'gen_random_uuid ( )',
  "( 'now' :: text ) :: date": 'current_date',
};

function preferred(text: string): string {
  return synonyms[text] ?? text;
}
