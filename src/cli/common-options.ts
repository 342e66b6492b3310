/** The flag of every command. */
export const commonOptions = {
  json: { type: 'boolean', describe: 'Write the result as JSON to stdout' },
} as const;

/** The flags of every command that works on a project. */
export const projectOptions = {
  ...commonOptions,
  config: {
    type: 'string',
    short: 'c',
    describe: 'The configuration file (default: ormconfig.ts, .js, …)',
  },
  dataSource: {
    type: 'string',
    short: 'd',
    describe: 'A file that exports a DataSource, as for the command line of TypeORM',
  },
  name: {
    type: 'string',
    short: 'n',
    describe: 'Which of the databases of a configuration with several',
  },
} as const;

/** What the flags of a project say. */
export interface ProjectValues {
  readonly config: string | undefined;
  readonly dataSource: string | undefined;
  readonly name: string | undefined;
}

export const verboseOption = {
  verbose: {
    type: 'boolean',
    short: 'v',
    describe: 'Show all that the files say of each migration',
  },
} as const;
