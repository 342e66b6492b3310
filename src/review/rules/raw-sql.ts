import { readStatements } from '../read-statements.ts';
import { defineRule } from '../rule.ts';

/** What is told of other statements stands in rules of their own. */
export const rawSql = defineRule({
  id: 'raw-sql',
  severity: 'info',
  check(operation, { server }) {
    if (operation.kind !== 'execute') return [];
    return readStatements(operation.statement, server).flatMap((effect) =>
      effect.kind === 'other' && changing.has(effect.word)
        ? [
            {
              subject: effect.word,
              message:
                'is SQL that no rule looks into: how long it takes and what it locks is not known.',
            },
          ]
        : [],
    );
  },
});

const changing = new Set([
  'ALTER',
  'CREATE',
  'DROP',
  'CALL',
  'DO',
  'LOCK',
  'REINDEX',
  'CLUSTER',
  'VACUUM',
  'GRANT',
  'REVOKE',
]);
