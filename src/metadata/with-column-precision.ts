/**
 * `CURRENT_TIMESTAMP(6)` with the digits of its column. TypeORM gives six to every date of creation
 * or change, also to one that declares another precision, which MySQL refuses.
 */
export function withColumnPrecision(text: string, precision: number | null | undefined): string {
  if (!/^current_timestamp\(\d+\)$/i.test(text.trim())) return text;
  return precision ? `CURRENT_TIMESTAMP(${precision})` : 'CURRENT_TIMESTAMP';
}
