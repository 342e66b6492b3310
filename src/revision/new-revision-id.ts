/**
 * An id for a revision: twelve hexadecimal digits. The source of randomness is passed in, so that a
 * caller can choose the id.
 */
export function newRevisionId(randomBytes: (size: number) => Uint8Array): string {
  return Buffer.from(randomBytes(6)).toString('hex');
}
