import { tokenize } from './tokenize.ts';

/** Words whose value depends on nothing but what stands around them. */
const pureWords = new Set(
  (
    'null true false and or not is in between like case when then else end cast as collate nocase binary ' +
    'integer int bigint text varchar real numeric blob ' +
    'abs char coalesce hex ifnull iif json json_array json_object jsonb jsonb_array jsonb_object ' +
    'length lower ltrim max min nullif printf quote replace round rtrim substr substring trim ' +
    'typeof unhex unicode upper'
  ).split(' '),
);

/** True for an expression that can be worked out without a row, a clock, chance or a function of the user's. */
export function isPureExpression(sql: string): boolean {
  return tokenize(sql).every(({ kind, text }) => {
    if (kind === 'quoted' || kind === 'parameter' || text === ';') return false;
    return kind !== 'word' || pureWords.has(text.toLowerCase());
  });
}
