import type { Dialect } from '../dialect/dialect.ts';
import type { MetadataChange, MetadataSubject } from './metadata-change.ts';
import { metadataKey, metadataRow, metadataTypes, metadataTableKey } from './metadata-row.ts';
import type { ParameterizedStatement } from './parameterized-statement.ts';

/** The statements that make a change of TypeORM's metadata table, whose quoted name is `path`. */
export function metadataStatements(
  change: Exclude<MetadataChange, { kind: 'respell' }>,
  path: string,
  dialect: Dialect,
): readonly ParameterizedStatement[] {
  const { subject } = change;
  const { identifier } = dialect.quoting;
  switch (change.kind) {
    case 'remove':
      return [
        write(dialect, (bind) => `DELETE FROM ${path} WHERE ${rowsOf(subject, dialect, bind)}`),
      ];
    case 'rename': {
      const to =
        change.to.kind === 'table'
          ? metadataTableKey(change.to.table, dialect)
          : { name: change.to.name };
      return [
        write(dialect, (bind) => {
          const values = Object.entries(to).map(
            ([name, value]) => `${identifier(name)} = ${bind(value)}`,
          );
          return `UPDATE ${path} SET ${values.join(', ')} WHERE ${rowsOf(subject, dialect, bind)}`;
        }),
      ];
    }
    case 'put': {
      const row = Object.entries(metadataRow(subject, change, dialect));
      const names = row.map(([name]) => identifier(name)).join(', ');
      return [
        ...metadataStatements({ kind: 'remove', subject }, path, dialect),
        write(dialect, (bind) => {
          const values = row.map(([, value]) => bind(value)).join(', ');
          return `INSERT INTO ${path} (${names}) VALUES (${values})`;
        }),
      ];
    }
  }
}

type Bind = (value: unknown) => string;

/** Each value that the text binds becomes the next parameter. */
function write({ quoting }: Dialect, text: (bind: Bind) => string): ParameterizedStatement {
  const parameters: unknown[] = [];
  return { text: text((value) => quoting.parameter(parameters.push(value))), parameters };
}

/** The condition that holds for the rows of a subject. */
function rowsOf(subject: MetadataSubject, dialect: Dialect, bind: Bind): string {
  const { identifier } = dialect.quoting;
  const types = metadataTypes[subject.kind].map(bind).join(', ');
  const key = Object.entries(metadataKey(subject, dialect)).filter(([, value]) => value !== null);
  const conditions = key.map(([name, value]) => `${identifier(name)} = ${bind(value)}`);
  return [`${identifier('type')} IN (${types})`, ...conditions].join(' AND ');
}
