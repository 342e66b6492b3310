/** A migration file by what a test cares about. */
export interface MigrationFile {
  readonly downRevision?: string | null;
  /** The list of what it allows, as it is written. */
  readonly allowed?: string;
  /** The body of `upgrade(op)`. */
  readonly upgrade?: string;
  /** The body of `downgrade(op)`. */
  readonly downgrade?: string;
}

/** The text of a migration file as a person would write it. */
export function migrationFile(
  id: string,
  { downRevision = null, allowed, upgrade = '', downgrade = '' }: MigrationFile = {},
): string {
  const allows = allowed === undefined ? '' : `\nexport const allowed = ${allowed};`;
  return `import { allow, check, column, enumType, foreignKey, primaryKey, sql, unique, type Operations } from 'limbeck';

export const revision = '${id}';
export const downRevision = ${downRevision === null ? 'null' : `'${downRevision}'`};
export const branchLabels = [];
export const dependsOn = [];${allows}

export async function upgrade(op: Operations): Promise<void> {
  ${upgrade}
}

export async function downgrade(op: Operations): Promise<void> {
  ${downgrade}
}
`;
}
