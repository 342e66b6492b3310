import type { Queryable } from '../../src/dialect/queryable.ts';
import type { ServerName } from './server.ts';

/** Tables that a comparison of catalogs leaves out: Limbeck's own and TypeORM's. */
const ignored = new Set([
  'limbeck_version',
  'limbeck_history',
  'limbeck_journal',
  'typeorm_metadata',
  'migrations',
  'migrations_id_seq',
]);

/**
 * What a database holds, as sorted lines straight from its own catalog. It shares nothing with
 * `src`, so that what Limbeck cannot see it still misses. The order of columns does not count.
 */
export async function fingerprint(server: ServerName, db: Queryable): Promise<readonly string[]> {
  const read = { sqlite: readSqlite, postgres: readPostgres, mysql: readMysql, mariadb: readMysql };
  return (await read[server](db)).toSorted();
}

type Row = Readonly<Record<string, string | null>>;

async function rows(db: Queryable, sql: string): Promise<readonly Row[]> {
  // Every query below casts what it reads to text.
  return (await db.query(sql)) as readonly Row[];
}

async function readSqlite(db: Queryable): Promise<readonly string[]> {
  const objects = await rows(
    db,
    `SELECT type, name, tbl_name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%'`,
  );
  return objects
    .filter(({ tbl_name: table }) => !ignored.has(table ?? ''))
    .flatMap(({ type, name, sql }) =>
      splitDefinition(sql ?? '').map((part) => `${type} ${name}: ${part}`),
    );
}

/** The parts between the top-level commas of a definition, in one spelling of quotes and spaces. */
function splitDefinition(sql: string): readonly string[] {
  const parts: string[] = [];
  let depth = 0;
  let part = '';
  for (const token of sql.match(/'(?:[^']|'')*'|"[^"]*"|`[^`]*`|\w+|\s+|./g) ?? []) {
    if (token === '(') depth += 1;
    if (token === ')') depth -= 1;
    const isBoundary =
      (token === ',' && depth === 1) ||
      (token === '(' && depth === 1) ||
      (token === ')' && depth === 0);
    if (isBoundary) {
      parts.push(part);
      part = '';
    } else {
      part += /^\s+$/.test(token) ? ' ' : token.replace(/^["`](.*)["`]$/, '$1');
    }
  }
  return [...parts, part].map((text) =>
    withoutDoubledParentheses(text.trim().replaceAll(/\s*([(),=])\s*/g, '$1')),
  );
}

/** `CHECK((a > 0))` says what `CHECK(a > 0)` says. */
function withoutDoubledParentheses(text: string): string {
  const check = /\bCHECK(?=\(\()/i.exec(text);
  if (check === null) return text;
  const outer = check.index + check[0].length;
  const closing = closingParentheses(text);
  const end = closing.get(outer + 1);
  if (end === undefined || end + 1 !== closing.get(outer)) return text;
  return withoutDoubledParentheses(
    text.slice(0, outer) + text.slice(outer + 1, end) + text.slice(end + 1),
  );
}

/** Where each parenthesis that is opened is closed, strings apart. */
function closingParentheses(text: string): ReadonlyMap<number, number> {
  const closing = new Map<number, number>();
  const open: number[] = [];
  for (const { 0: token, index } of text.matchAll(/'(?:[^']|'')*'|[()]/g)) {
    if (token === '(') open.push(index);
    const start = token === ')' ? open.pop() : undefined;
    if (start !== undefined) closing.set(start, index);
  }
  return closing;
}

async function readPostgres(db: Queryable): Promise<readonly string[]> {
  const queries = [
    `SELECT 'column ' || c.oid::regclass || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
       || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
       || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '')
       || ' identity=' || a.attidentity::text || ' generated=' || a.attgenerated::text
       || coalesce(' collation ' || nullif(a.attcollation, t.typcollation)::regcollation::text, '')
       || coalesce(' comment ' || col_description(c.oid, a.attnum), '') AS line, c.relname AS name
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
     JOIN pg_type t ON t.oid = a.atttypid
     LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
     WHERE c.relkind IN ('r', 'p', 'v', 'm') AND n.nspname !~ '^pg_|^information_schema$'`,
    `SELECT 'constraint ' || c.conrelid::regclass || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid) AS line, r.relname AS name
     FROM pg_constraint c JOIN pg_class r ON r.oid = c.conrelid JOIN pg_namespace n ON n.oid = r.relnamespace
     -- PostgreSQL 18 counts NOT NULL, which the columns say already, among the constraints.
     WHERE c.contype <> 'n' AND n.nspname !~ '^pg_|^information_schema$'`,
    `SELECT 'index ' || indexdef AS line, tablename AS name FROM pg_indexes WHERE schemaname !~ '^pg_|^information_schema$'`,
    `SELECT 'table ' || c.oid::regclass || ' ' || c.relkind::text || coalesce(' ' || obj_description(c.oid, 'pg_class'), '')
       || coalesce(' with ' || c.reloptions::text, '') || coalesce(' rights ' || c.relacl::text, '') AS line, c.relname AS name
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND n.nspname !~ '^pg_|^information_schema$'`,
    `SELECT 'schema ' || nspname AS line, nspname AS name FROM pg_namespace WHERE nspname !~ '^pg_|^information_schema$'`,
    `SELECT 'enum ' || t.oid::regtype || ' ' || string_agg(e.enumlabel, ',' ORDER BY e.enumsortorder) AS line, t.typname AS name
     FROM pg_type t JOIN pg_enum e ON e.enumtypid = t.oid GROUP BY t.oid, t.typname`,
    `SELECT 'view ' || c.oid::regclass || ' ' || pg_get_viewdef(c.oid) AS line, c.relname AS name
     FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('v', 'm') AND n.nspname !~ '^pg_|^information_schema$'`,
    `SELECT 'trigger ' || pg_get_triggerdef(oid) AS line, tgname AS name FROM pg_trigger WHERE NOT tgisinternal`,
    `SELECT concat_ws(' ', 'policy', polrelid::regclass, polname, polcmd, polpermissive,
       pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) AS line, polname AS name FROM pg_policy`,
    `SELECT 'rule ' || pg_get_ruledef(r.oid) AS line, c.relname AS name
     FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE rulename <> '_RETURN' AND n.nspname !~ '^pg_|^information_schema$'`,
    `SELECT 'row-level security ' || relname || relforcerowsecurity AS line, relname AS name FROM pg_class WHERE relrowsecurity`,
    `SELECT 'inherits ' || inhrelid::regclass || ' ' || inhparent::regclass AS line, '' AS name FROM pg_inherits i
     JOIN pg_class c ON c.oid = i.inhrelid WHERE c.relkind IN ('r', 'p')`,
    `SELECT concat_ws(' ', 'sequence', seqrelid::regclass, seqtypid::regtype, seqstart, seqincrement, seqmin, seqmax, seqcache, seqcycle) AS line,
       relname AS name FROM pg_sequence JOIN pg_class ON oid = seqrelid`,
  ];
  const lines: string[] = [];
  for (const query of queries) {
    for (const { line, name } of await rows(db, query)) {
      if (!ignored.has(name ?? '')) lines.push(line ?? '');
    }
  }
  return lines;
}

async function readMysql(db: Queryable): Promise<readonly string[]> {
  const tables = await rows(
    db,
    `SELECT TABLE_NAME AS name, TABLE_TYPE AS type, TABLE_COLLATION AS collation FROM information_schema.TABLES WHERE TABLE_SCHEMA = DATABASE()`,
  );
  const lines: string[] = [];
  for (const { name, type, collation } of tables) {
    if (name === null || name === undefined || ignored.has(name)) continue;
    const [created] = await rows(
      db,
      `SHOW CREATE ${type === 'VIEW' ? 'VIEW' : 'TABLE'} \`${name}\``,
    );
    const text = created?.['Create Table'] ?? created?.['Create View'] ?? '';
    const clean = text.split('\n').map((line) =>
      line
        .trim()
        .replace(/,$/, '')
        .replace(/ AUTO_INCREMENT=\d+/, '')
        // MySQL shows the collation of the table again where somebody once spelled it out.
        .replace(/ CHARACTER SET \w+ COLLATE (\w+)/, (text, own) =>
          own === collation ? '' : text,
        ),
    );
    lines.push(...withSharedIndexes(clean).map((line) => `${name}: ${line}`));
  }
  const triggers = await rows(
    db,
    `SELECT CONCAT_WS(' ', 'trigger', TRIGGER_NAME, ACTION_TIMING, EVENT_MANIPULATION, EVENT_OBJECT_TABLE, ACTION_STATEMENT) AS line
     FROM information_schema.TRIGGERS WHERE TRIGGER_SCHEMA = DATABASE()`,
  );
  return [...lines, ...triggers.map(({ line }) => line ?? '')];
}

/**
 * Where several foreign keys have the same columns, the server makes one index for them. Which of
 * their names it has depends on the order in which they were created, so it gets all of them.
 */
function withSharedIndexes(lines: readonly string[]): readonly string[] {
  const keys = lines.flatMap((line) => {
    const [, name = '', columns = ''] =
      /^CONSTRAINT (`.+?`) FOREIGN KEY \((.+?)\) REFERENCES/.exec(line) ?? [];
    return name === '' ? [] : [{ name, columns: columns.replaceAll(', ', ',') }];
  });
  return lines.map((line) => {
    const [, name, columns] = /^KEY (`.+?`) \((.+)\)$/.exec(line) ?? [];
    const owners = keys.filter((key) => key.columns === columns).map((key) => key.name);
    if (name === undefined || !owners.includes(name)) return line;
    return line.replace(name, owners.toSorted().join(' or '));
  });
}
