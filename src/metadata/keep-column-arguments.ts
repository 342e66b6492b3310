import { getMetadataArgsStorage } from 'typeorm';

/**
 * Remembers the arguments of `@Column` that TypeORM changes while it builds metadata, and returns
 * what puts them back. Where a class gives a column that it inherits another default, TypeORM
 * writes that into the arguments of the class it inherits from (`EntityMetadataBuilder`, "for
 * multiple table inheritance"): every later build would see it in tables that do not say so.
 */
export function keepColumnArguments(): () => void {
  const kept = getMetadataArgsStorage().columns.map(
    ({ options }) => [options, { ...options }] as const,
  );
  return () => {
    for (const [options, before] of kept) {
      if ('default' in before) options.default = before.default;
      else delete options.default;
    }
  };
}
