import type { Operation } from '../../operation/operation.ts';
import type { TableName } from '../../schema/table-name.ts';

/** Something that an operation makes, and that an entity may declare. */
export interface DeclaredPart {
  readonly table: TableName;
  /** Null for the table itself. */
  readonly column: string | null;
  /** The name of an index or a constraint; null for another thing. */
  readonly name: string | null;
  /** Its columns, which declare it where no decorator has its name; none of another thing. */
  readonly columns: readonly string[];
}

/** What an operation makes or changes, by the names that it has afterwards; none for what is gone. */
export function declaredParts(operation: Operation): readonly DeclaredPart[] {
  switch (operation.kind) {
    case 'createTable':
    case 'alterTableComment':
    case 'alterTableOptions':
      return [whole(operation.table)];
    case 'renameTable':
      return [whole(operation.to)];
    case 'createView':
      return [whole(operation.view)];
    case 'replaceView':
      return [whole(operation.to)];
    case 'addColumn':
      return [columnOf(operation.table, operation.column.name)];
    case 'alterColumn':
      return [columnOf(operation.table, operation.column)];
    case 'renameColumn':
      return [columnOf(operation.table, operation.to)];
    case 'createIndex': {
      const { name, keys } = operation.index;
      const columns = keys.flatMap(({ kind, value }) => (kind === 'column' ? [value] : []));
      return named(operation.table, name, columns);
    }
    case 'createConstraint': {
      const { constraint } = operation;
      const columns = 'columns' in constraint ? constraint.columns : [];
      return named(operation.table, constraint.name, columns);
    }
    case 'renameIndex':
    case 'renameConstraint':
      return named(operation.table, operation.to, []);
    case 'alterEnum':
      return (operation.columns ?? []).map((path) => {
        const [table = '', column = ''] = path.split('.');
        return columnOf({ schema: operation.to.schema, name: table }, column);
      });
    case 'batchAlterTable':
      return operation.operations.flatMap(declaredParts);
    case 'dropTable':
    case 'dropColumn':
    case 'dropIndex':
    case 'dropConstraint':
    case 'validateConstraint':
    case 'createEnum':
    case 'dropEnum':
    case 'renameEnum':
    case 'renameSequence':
    case 'dropView':
    case 'createSequence':
    case 'dropSequence':
    case 'alterSequence':
    case 'createSchema':
    case 'dropSchema':
    case 'createExtension':
    case 'dropExtension':
    case 'execute':
    case 'bulkInsert':
    case 'custom':
      return [];
  }
}

function whole(table: TableName): DeclaredPart {
  return { table, column: null, name: null, columns: [] };
}

function columnOf(table: TableName, column: string): DeclaredPart {
  return { table, column, name: null, columns: [] };
}

/** An index or a constraint, which a decorator of the class or of its columns declares. */
function named(
  table: TableName,
  name: string | null,
  columns: readonly string[],
): readonly DeclaredPart[] {
  return name === null
    ? columns.map((column) => columnOf(table, column))
    : [{ table, column: null, name, columns }];
}
