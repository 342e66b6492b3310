import type { TableName } from '../../schema/table-name.ts';
import type { Keepsakes } from '../dialect.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { quoteTable } from './quoting.ts';

/**
 * How a view is carried out, and whether rows written through it are checked. Rights are kept by the
 * name of the view, whether it is there or not; its definer is then who migrates. A user who
 * may not see how the view was made keeps nothing.
 */
export async function readKeepsakes(db: Queryable, view: TableName): Promise<Keepsakes> {
  const created = await showCreate(db, view);
  const [, algorithm, security] = settings.exec(created) ?? [];
  const [check = ''] = / WITH (?:LOCAL|CASCADED) CHECK OPTION$/.exec(created) ?? [];
  const isPlain = algorithm === 'UNDEFINED' && security === 'DEFINER' && check === '';
  const giveTo: Keepsakes['giveTo'] = ({ schema, name, definition }) => [
    `ALTER ALGORITHM = ${algorithm} SQL SECURITY ${security} VIEW ${quoteTable({ schema, name })} AS ${definition}${check}`,
  ];
  const isLost = algorithm !== undefined && !isPlain;
  return { before: [], after: [], giveTo: isLost ? giveTo : () => [] };
}

const quoted = '`(?:[^`]|``)*`';
const settings = new RegExp(
  `^CREATE ALGORITHM=(\\w+) DEFINER=${quoted}(?:@${quoted})? SQL SECURITY (\\w+) VIEW`,
);

async function showCreate(db: Queryable, view: TableName): Promise<string> {
  try {
    const [row] = await rowsOf<{ 'Create View': string }>(
      db,
      `SHOW CREATE VIEW ${quoteTable(view)}`,
    );
    return row?.['Create View'] ?? '';
  } catch {
    return '';
  }
}
