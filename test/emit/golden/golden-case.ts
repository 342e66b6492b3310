import type { ServerName } from '../../support/server.ts';
import type { Case } from '../../acceptance/case.ts';

/** An edit whose migration file is kept as `test/fixture/golden/<name>.ts`. */
export interface GoldenCase extends Pick<Case, 'from' | 'to' | 'made' | 'options'> {
  /** What the file shows, in kebab-case. */
  readonly name: string;
  /** The database that the file is made on. */
  readonly database: ServerName;
  /** The title of the revision. Default made from its operations. */
  readonly message?: string;
  /** True where it is for tables in use. */
  readonly online?: true;
  /** True where no revision goes before it, so that what nobody declares is left alone. */
  readonly isFirst?: true;
}
