/** Where migrations are tried. */
export const scratchOption = {
  scratch: {
    type: 'string',
    describe:
      'The URL of an empty database to verify on (default: one of its own on the same server)',
  },
} as const;
