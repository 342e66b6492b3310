import { rowsOf, type Queryable } from '../queryable.ts';

/** Settings of a connection that stand in the way of a rebuild or of a renaming. */
type Pragma = 'foreign_keys' | 'legacy_alter_table';

/** Runs `work` with a setting off, if it can be switched off, and puts it back afterwards. */
export async function withPragmaOff<Result>(
  db: Queryable,
  pragma: Pragma,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!(await isOn(db, pragma))) return work();
  await db.query(`PRAGMA ${pragma} = OFF`);
  try {
    return await work();
  } finally {
    await db.query(`PRAGMA ${pragma} = ON`);
  }
}

export async function isOn(db: Queryable, pragma: Pragma): Promise<boolean> {
  const [row] = await rowsOf<Readonly<Partial<Record<Pragma, number>>>>(db, `PRAGMA ${pragma}`);
  return row?.[pragma] === 1;
}
