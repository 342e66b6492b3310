/** The flag that names a commit, branch or tag of git, from which on files count. */
export function sinceOption(describe: string) {
  return { since: { type: 'string', describe } } as const;
}
