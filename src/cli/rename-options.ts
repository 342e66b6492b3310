import type { RenameOptions } from '../command/rename-options.ts';
import type { Context } from './command-definition.ts';

/** The flags of the commands that compare. */
export const renameOptions = {
  rename: {
    type: 'string',
    multiple: true,
    describe:
      'users.name=users.full_name, users=people, or users.role:admin=owner: what has another name by now',
  },
  'no-rename': {
    type: 'string',
    multiple: true,
    describe: 'A name that is no rename: one thing is dropped, another added',
  },
} as const;

/** What these flags say, as options of the commands. */
export async function readRenameOptions(
  values: {
    readonly rename: readonly string[] | undefined;
    readonly 'no-rename': readonly string[] | undefined;
  },
  { isOneOfSeveral = false }: Pick<Context, 'isOneOfSeveral'>,
): Promise<RenameOptions> {
  const { rename = [], 'no-rename': noRename = [] } = values;
  if (rename.length + noRename.length === 0) return {};
  const { readName, splitRename } = await import('../command/rename-answers.ts');
  return {
    renames: rename.map(splitRename),
    noRenames: noRename.map(readName),
    unusedRenames: isOneOfSeveral ? 'report' : 'refuse',
  };
}
