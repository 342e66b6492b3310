import { defineRule } from '../rule.ts';
import { isBefore } from '../is-before.ts';
import { constraintSubject } from '../subject.ts';

/** PostgreSQL 14.0 to 14.3 may build such an index without all of its rows: release notes of 14.4. */
export const corruptIndex = defineRule({
  id: 'corrupt-index',
  severity: 'warning',
  check(operation, { server }) {
    if (operation.kind !== 'createIndex' || !operation.concurrently) return [];
    const isAffected = !isBefore(server, '14') && isBefore(server, '14.4');
    if (server.name !== 'postgres' || !isAffected) return [];
    return [
      {
        subject: constraintSubject(operation.table, operation.index.name),
        message: `PostgreSQL ${server.version} may leave rows out of an index that is built concurrently.`,
        instead: 'Go to PostgreSQL 14.4 or later first.',
      },
    ];
  },
});

export const concurrentIndex = defineRule({
  id: 'concurrent-index',
  severity: 'info',
  check(operation, { server }) {
    if (operation.kind !== 'createIndex' || !operation.concurrently) return [];
    if (server.name !== 'postgres') return [];
    return [
      {
        subject: constraintSubject(operation.table, operation.index.name),
        message:
          'a build that fails leaves an index behind that is not valid: the next run replaces it.',
      },
    ];
  },
});
