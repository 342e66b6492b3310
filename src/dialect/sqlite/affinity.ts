/** How SQLite converts what is stored in a column: https://sqlite.org/datatype3.html#determination_of_column_affinity */
export type Affinity = 'integer' | 'text' | 'blob' | 'real' | 'numeric';

/** The affinity of a declared type in normal form. */
export function affinityOf(type: string): Affinity {
  if (type.includes('int')) return 'integer';
  if (/char|clob|text/.test(type)) return 'text';
  if (type === '' || type.includes('blob') || type === 'any') return 'blob';
  if (/real|floa|doub/.test(type)) return 'real';
  return 'numeric';
}
