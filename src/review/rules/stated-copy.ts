import { formatTableName } from '../../schema/table-name.ts';
import { defineRule } from '../rule.ts';

/** An `algorithm` or a `lock` that asks for more than the server would take (MySQL, MariaDB). */
export const statedCopy = defineRule({
  id: 'stated-copy',
  severity: 'warning',
  check(operation, context) {
    if (!('online' in operation) || operation.online === undefined) return [];
    const { table, online } = operation;
    if (context.server.name !== 'mysql' || context.isNewTable(table)) return [];
    const { algorithm, lock } = online;
    const isShut = lock === 'SHARED' || lock === 'EXCLUSIVE';
    if (algorithm !== 'COPY' && !isShut) return [];
    return [
      {
        subject: formatTableName(table),
        message: `${algorithm === 'COPY' ? 'is copied' : 'is shut'} as the file says, and nobody writes to it meanwhile.`,
        instead: 'Leave it out: the server takes the cheapest way that will do.',
      },
    ];
  },
});
