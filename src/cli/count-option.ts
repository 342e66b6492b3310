/** The flag of the commands that tell of hazards before there is a file. */
export const countOption = {
  count: {
    type: 'boolean',
    describe: 'Count the rows and values that hazards concern, which looks through their tables',
  },
} as const;
