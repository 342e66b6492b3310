import type { Step } from '../revision/plan-steps.ts';

/** A migration as a script carries it out. */
export interface ScriptStep extends Step {
  /** The statements, those of the version and history tables included, without what ends them. */
  readonly statements: readonly string[];
}

/** A script for a database that nobody is connected to. */
export interface Script {
  /** The heads that the database has to stand at before. */
  readonly from: readonly string[];
  /** The heads that it stands at afterwards. */
  readonly to: readonly string[];
  readonly steps: readonly ScriptStep[];
  /** The whole of it, for a client of the database to run. */
  readonly text: string;
}
