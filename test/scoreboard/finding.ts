import type { RenameScore } from '../acceptance/rename/score-renames.ts';
import type { ServerName } from '../support/server.ts';
import type { EditFaults } from './edit-faults.ts';
import type { FalseDifferences } from './measure-declarations.ts';
import type { Tool } from './tool.ts';

interface Measured {
  readonly server: ServerName;
  readonly tool: Tool['name'];
}

/** What was reported of declarations that the database holds. */
interface DeclarationsFinding extends Measured {
  readonly kind: 'declarations';
  readonly tried: number;
  readonly synchronized: FalseDifferences;
  readonly migrated: FalseDifferences;
}

/** What became of an edit. */
interface EditFinding extends Measured {
  readonly kind: 'edit';
  readonly name: string;
  readonly faults: EditFaults;
}

/** What was taken for a rename among the labelled edits. */
interface RenamesFinding extends Measured {
  readonly kind: 'renames';
  readonly score: RenameScore;
}

/** An edit whose start `synchronize` cannot make, so that no tool can be asked. */
interface LeftOut extends Measured {
  readonly kind: 'left out';
  readonly name: string;
  readonly reason: string;
}

/** One measurement, as the scoreboard adds them up. */
export type Finding = DeclarationsFinding | RenamesFinding | EditFinding | LeftOut;
