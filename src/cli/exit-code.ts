/** How a run of the command line ends. */
export const exitCode = {
  done: 0,
  /** An error that the user can put right. */
  failed: 1,
  /** A command line that cannot be read. */
  usage: 2,
  /** `check` found differences. */
  differences: 3,
  /** The database lacks migrations that are there as files. */
  behind: 4,
  /** A bug of ours; `EX_SOFTWARE` of sysexits.h. */
  bug: 70,
} as const;
