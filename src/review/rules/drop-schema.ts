import { defineRule } from '../rule.ts';

/** Elsewhere there is nothing to do. */
export const dropSchema = defineRule({
  id: 'drop-schema',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'dropSchema' || context.server.name !== 'postgres') return [];
    return [{ subject: operation.name, message: 'fails while something is left in it.' }];
  },
});

export const dropExtension = defineRule({
  id: 'drop-extension',
  severity: 'warning',
  check(operation, context) {
    if (operation.kind !== 'dropExtension' || context.server.name !== 'postgres') return [];
    return [
      {
        subject: operation.name,
        message:
          'fails while a column or an index leans on it, and functions that call it fail later.',
      },
    ];
  },
});
