import type { TableName } from '../../schema/table-name.ts';
import { rowsOf, type Queryable } from '../queryable.ts';
import { quoting } from './quoting.ts';

/**
 * What a database holds, as sorted lines of what the server itself would create: SHOW CREATE for
 * each table, which shares nothing with the introspection, so that what that cannot see still counts.
 * The order of columns does not; `leaveOut` are tables that take no part.
 */
export async function fingerprint(
  db: Queryable,
  leaveOut: readonly TableName[],
): Promise<readonly string[]> {
  const ignored = new Set(leaveOut.filter(({ schema }) => schema === null).map(({ name }) => name));
  const tables = await rowsOf<TableRow>(db, tableQuery);
  const lines: string[] = [];
  for (const table of tables.filter(({ name }) => !ignored.has(name))) {
    lines.push(...(await linesOf(db, table)));
  }
  const others = await rowsOf<{ readonly line: string }>(db, otherQuery);
  return [...lines, ...others.map(({ line }) => line)].toSorted();
}

interface TableRow {
  readonly name: string;
  readonly type: string;
  readonly collation: string | null;
}

const tableQuery = `
  SELECT TABLE_NAME AS \`name\`, TABLE_TYPE AS \`type\`, TABLE_COLLATION AS \`collation\`
    FROM information_schema.TABLES
   WHERE TABLE_SCHEMA = DATABASE()`;

const otherQuery = `
  SELECT CONCAT_WS(' ', 'trigger', TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, 'on', EVENT_OBJECT_TABLE, ACTION_STATEMENT) AS \`line\`
    FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()
  UNION ALL
  SELECT CONCAT_WS(' ', LOWER(ROUTINE_TYPE), ROUTINE_NAME, ROUTINE_DEFINITION)
    FROM information_schema.ROUTINES WHERE ROUTINE_SCHEMA = DATABASE()
  UNION ALL
  SELECT CONCAT_WS(' ', 'event', EVENT_NAME, EVENT_DEFINITION)
    FROM information_schema.EVENTS WHERE EVENT_SCHEMA = DATABASE()`;

async function linesOf(db: Queryable, table: TableRow): Promise<readonly string[]> {
  const isView = table.type === 'VIEW';
  const [created = {}] = await rowsOf<Readonly<Record<string, string>>>(
    db,
    `SHOW CREATE ${isView ? 'VIEW' : 'TABLE'} ${quoting.identifier(table.name)}`,
  );
  const text = created['Create Table'] ?? created['Create View'] ?? '';
  if (isView) return [`view ${table.name}: ${text}`];
  const parts = text.split('\n').map((line) => cleanLine(line, table));
  return withSharedIndexes(parts).flatMap((part) => describePart(part, table.name));
}

function cleanLine(line: string, { collation }: TableRow): string {
  return (
    line
      .trim()
      .replace(/,$/, '')
      .replace(/ AUTO_INCREMENT=\d+/, '')
      // MySQL shows the collation of the table again where somebody once spelled it out.
      .replace(/ CHARACTER SET \w+ COLLATE (\w+)/, (text, own) => (own === collation ? '' : text))
  );
}

/** NOT NULL stands on a line of its own. */
function describePart(part: string, table: string): readonly string[] {
  const [, name] = /^`((?:[^`]|``)+)`/.exec(part) ?? [];
  if (name === undefined) return [`table ${table}: ${part}`];
  const column = `column ${table}.${name.replaceAll('``', '`')}`;
  const isRequired = / NOT NULL/.test(part);
  const rest = part
    .slice(name.length + 3)
    .replace(/ NOT NULL| NULL(?= DEFAULT)/, '')
    .replace(/ DEFAULT NULL/, '');
  return [`${column} ${rest}`, ...(isRequired ? [`${column} not null`] : [])];
}

/**
 * Where several foreign keys have the same columns, the server makes one index for them. Which of
 * their names it has depends on the order in which they were created, so it gets all of them.
 */
function withSharedIndexes(parts: readonly string[]): readonly string[] {
  const keys = parts.flatMap((part) => {
    const [, name, columns] =
      /^CONSTRAINT (`.+?`) FOREIGN KEY \((.+?)\) REFERENCES/.exec(part) ?? [];
    return name === undefined ? [] : [{ name, columns: columns?.replaceAll(', ', ',') }];
  });
  return parts.map((part) => {
    const [, name, columns] = /^KEY (`.+?`) \((.+)\)$/.exec(part) ?? [];
    const owners = keys.filter((key) => key.columns === columns).map((key) => key.name);
    if (name === undefined || !owners.includes(name)) return part;
    return part.replace(name, owners.toSorted().join(' or '));
  });
}
