/** The schemas that a migration file creates, as far as it names them in so many words. */
export function createdSchemas(source: string): readonly string[] {
  const calls = source.matchAll(/\.createSchema\(\s*(['"`])((?:\\.|(?!\1)[^\\])*)\1/g);
  return [...calls].map(([, , name = '']) => name.replaceAll(/\\(.)/g, '$1'));
}
