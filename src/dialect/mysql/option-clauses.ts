import type { TableOptionsChange } from '../../schema/table.ts';
import type { MysqlServer } from './server.ts';

/**
 * The clauses of ALTER TABLE for other options. A character set is the one that columns get
 * afterwards: those that are there keep theirs.
 */
export function optionClauses(
  { engine, charset, collation }: TableOptionsChange,
  server: MysqlServer,
): readonly string[] {
  const spelledCollation = collation === null && charset == null ? server.collation : collation;
  return [
    ...(engine === undefined ? [] : [`ENGINE = ${engine ?? server.engine}`]),
    ...(charset == null ? [] : [`DEFAULT CHARACTER SET = ${charset}`]),
    ...(spelledCollation == null ? [] : [`COLLATE = ${spelledCollation}`]),
  ];
}
