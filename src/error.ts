/** What can go wrong and be put right by the user; the value of {@link LimbeckError.code}. */
export type ErrorCode =
  | 'CONFIG_NOT_FOUND'
  | 'CONFIG_INVALID'
  | 'CONFIG_FAILED'
  | 'DATA_SOURCE_AMBIGUOUS'
  | 'DATABASE_NOT_NAMED'
  | 'DATABASE_UNKNOWN'
  | 'ENTITIES_NOT_FOUND'
  | 'ENTITIES_INVALID'
  | 'MODULE_FAILED'
  | 'CONNECTION_FAILED'
  | 'ACCESS_DENIED'
  | 'DATABASE_UNSUPPORTED'
  | 'OPERATION_UNSUPPORTED'
  | 'TYPE_UNSUPPORTED'
  | 'MIGRATIONS_NOT_FOUND'
  | 'REVISION_NOT_FOUND'
  | 'REVISION_AMBIGUOUS'
  | 'REVISION_INVALID'
  | 'REVISION_DUPLICATE'
  | 'REVISION_PARENT_MISSING'
  | 'REVISION_CYCLE'
  | 'LABEL_DUPLICATE'
  | 'MULTIPLE_HEADS'
  | 'RANGE_INVALID'
  | 'VERSION_PATH_INVALID'
  | 'HOOK_FAILED'
  | 'DATABASE_BEHIND'
  | 'OPTION_INVALID'
  | 'FILL_INVALID'
  | 'FILL_NOT_NEEDED'
  | 'RENAME_INVALID'
  | 'RENAME_NOT_FOUND'
  | 'RENAME_UNDECIDED'
  | 'RENAME_NOT_PHASED'
  | 'HISTORY_UNREADABLE'
  | 'REPOSITORY_NOT_FOUND'
  | 'GIT_REF_NOT_FOUND'
  | 'CANCELLED'
  | 'MIGRATION_EDITED'
  | 'ROWS_INVALID'
  | 'ROWS_NOT_RECORDED'
  | 'TABLE_NOT_FOUND'
  | 'DATA_LOSS'
  | 'HAZARD_UNKNOWN'
  | 'MIGRATION_FAILED'
  | 'MIGRATION_UNFINISHED'
  | 'SCRATCH_DENIED'
  | 'SCRATCH_INVALID'
  | 'SCRATCH_LEFT'
  | 'LOCK_TIMEOUT'
  | 'EDITOR_FAILED'
  | 'FILE_EXISTS'
  | 'FILE_NOT_READABLE'
  | 'FILE_NOT_WRITABLE';

/** What an error may carry along. */
export interface LimbeckErrorOptions extends ErrorOptions {
  /** {@link LimbeckError.details}; default none. */
  readonly details?: Readonly<Record<string, unknown>>;
}

/**
 * An error the user can put right: `message` says what is wrong and where, `hint` the next command
 * or edit. Anything else that Limbeck throws is a bug of its own.
 */
export class LimbeckError extends Error {
  override readonly name = 'LimbeckError';
  readonly code: ErrorCode;
  readonly hint: string;
  /** What a program may want to know beside the sentence; `--json` shows it with the error. */
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: ErrorCode, message: string, hint: string, options: LimbeckErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.hint = hint;
    this.details = options.details ?? {};
  }
}
