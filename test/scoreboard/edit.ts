import type { Case } from '../acceptance/case.ts';

/** An edit that every tool is asked to make. */
export interface Edit extends Case {
  /** New names of columns (`users.name`) and tables (`users`): their values must come along. */
  readonly renames?: Readonly<Record<string, string>>;
}
