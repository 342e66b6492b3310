/** An integer's word without `unsigned`, for databases whose integers all have a sign; others as they are. */
export function withoutSign(word: string): string {
  return word.replace(/^(smallint|integer|bigint) unsigned$/, '$1');
}
