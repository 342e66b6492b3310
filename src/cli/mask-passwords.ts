/**
 * A text with the passwords in its URLs and parameters made unreadable. Messages are written without
 * them; this is for what drivers and migrations put into theirs.
 */
export function maskPasswords(text: string): string {
  return text
    .replaceAll(/(\w:\/\/[^\s:/@]*):[^\s'"`]*@/g, '$1:***@')
    .replaceAll(/\b(password|pwd)=[^\s&'"`;]+/gi, '$1=***');
}
