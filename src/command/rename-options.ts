import type { AskRename } from './rename-question.ts';

/**
 * What is known of names that have changed. Names are written as comparisons write them: a table
 * `users` (`app.users` outside the default schema), a column `users.name`. What is around a thing is
 * called in an old name as it is in the database, in a new one as the entities declare it.
 */
export interface RenameOptions {
  /**
   * Things that have another name by now, old and new: `[['users', 'people'], ['users.name',
   * 'people.full_name']]`. They beat `renamedFrom` of the configuration. Default none.
   */
  readonly renames?: readonly (readonly [from: string, to: string])[];
  /** Names, old or new, that are no rename: the old thing is dropped, the new one added. Default none. */
  readonly noRenames?: readonly string[];
  /**
   * What becomes of an answer about a name that is of nothing in this database: it is refused, or told
   * in `unusedAnswers`, where another database may have the name. Default `refuse`.
   */
  readonly unusedRenames?: 'refuse' | 'report';
  /** Asked where a pair of names may be a rename. Default nobody. */
  readonly askRename?: AskRename;
}
