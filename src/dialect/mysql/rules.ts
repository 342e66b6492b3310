import type { ComparisonRules } from '../../compare/comparison-rules.ts';
import { typeFamily } from '../type-family.ts';
import { withinTable } from './collation-within.ts';
import { canonicalExpression, compactExpression, renameInExpression } from './expression.ts';
import type { MysqlServer } from './server.ts';

/** What can be told of two definitions without asking the server. */
export function rulesOf(server: MysqlServer): ComparisonRules {
  return { ...rules, within: (present, declared) => withinTable(present, declared, server) };
}

const rules: Omit<ComparisonRules, 'within'> = {
  // Case counts in the names of tables alone, where the file system says so; taking it so is the safe side.
  foldName: (name, kind) => (kind === 'table' ? name : name.toLowerCase()),
  tableOptions: ['engine'],
  // Both refuse at once, and MariaDB calls what says neither RESTRICT.
  foldAction: (action) => (action === 'RESTRICT' ? 'NO ACTION' : action),
  sameType: (from, to) =>
    from.type === to.type ||
    comparableType(from.type, to.type) === comparableType(to.type, to.type),
  typeFamily,
  viewsHold: false,
  viewsFollow: false,
  movesTables: false,
  renameColumns: renameInExpression,
  sameText: ({ kind, from, to }) => {
    // The case of a name is that of a result's column in a view, and of nothing elsewhere.
    const spell = kind === 'view' ? compactExpression : canonicalExpression;
    return spell(from) === spell(to);
  },
};

/**
 * A type without what is no part of how values are kept, the width that numbers are shown in and the
 * zeros that fill it, and without a spatial reference system where none is declared, since TypeORM
 * never emits one.
 */
function comparableType(type: string, declared: string): string {
  const plain = type
    .replace(/^((?:tiny|small|medium|big)?int)\(\d+\)/, '$1')
    .replace(' zerofill', '');
  return declared.includes(' srid ') ? plain : plain.replace(/ srid \d+/, '');
}
