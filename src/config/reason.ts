/**
 * Why something failed, in one line that may be shown: the first line of the message, with
 * passwords in connection URLs blacked out.
 */
export function reasonOf(error: unknown): string {
  return withoutPasswords(firstLine(messageOf(error)));
}

/** An AggregateError (a host with several addresses) has no message of its own. */
function messageOf(error: unknown): string {
  if (error instanceof AggregateError && error.message === '') return messageOf(error.errors[0]);
  if (error instanceof Error) return error.message === '' ? error.name : error.message;
  return typeof error === 'string' ? error : `${JSON.stringify(error)} was thrown`;
}

function firstLine(text: string): string {
  return (text.trim().split('\n')[0] ?? '').replace(/[.\s]+$/, '');
}

function withoutPasswords(text: string): string {
  return text.replace(/(\w:\/\/[^\s:/@]*):[^\s/@]*@/g, '$1:***@');
}
