import type { HazardId } from './all-rules.ts';
import type { Severity } from './hazard.ts';

/** How grave findings are taken, by the ids of their rules; `off` leaves them out. */
export type Severities = {
  // Rules of a project have ids of their own.
  readonly [Id in HazardId | (string & {})]?: Severity | 'off';
};
