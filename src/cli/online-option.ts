/** The flag that has operations in the form for tables in use, or with `no-` in the plain one. */
export const onlineOption = {
  online: {
    type: 'boolean',
    describe: 'Keep others from tables in use as little as the server can; --no-online: do not',
  },
} as const;

/** What the flag says, as an option of the commands. */
export function readOnlineOption({ online }: { readonly online: boolean | undefined }) {
  return online === undefined ? {} : { online };
}
