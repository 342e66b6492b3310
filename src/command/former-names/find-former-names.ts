import { noFormerNames, type FormerName, type FormerNames } from '../../compare/rename.ts';
import type { NormalConfig } from '../../config/normalize-config.ts';
import { changedSources } from './changed-sources.ts';
import { GitFailure, openGit } from '../git.ts';
import { historyUnreadable } from '../rename-error.ts';
import { propertyNames, type Declaring } from './property-names.ts';

/** Where former names are looked for. */
export interface FormerNameSources {
  /** Called when a name is asked for. */
  declaring(): Declaring;
  /** The folder of the project. */
  readonly directory: string;
  /** The file of the newest migration that is applied; null where none is. */
  readonly migration: string | null;
  readonly gitHistory: NormalConfig['gitHistory'];
}

/** Gives a comparison the former names that it asks for. */
export interface FormerNameSearch {
  /**
   * Does `work` with what the entities tell; where it has asked for a name, reads the history of
   * their files, and does it again if that tells of any. The history is read once.
   */
  run<Result>(work: (names: FormerNames) => Promise<Result>): Promise<Result>;
  /** Why the history could not be read; null where it could, or did not have to. */
  problem(): string | null;
}

/** @throws {LimbeckError} `HISTORY_UNREADABLE` from `run`, where the configuration requires a history. */
export function findFormerNames(sources: FormerNameSources): FormerNameSearch {
  const own = lazyNames(() => propertyNames(sources.declaring()));
  let problem: string | null = null;
  let history: FormerNames | null = sources.gitHistory === 'ignore' ? noFormerNames : null;
  const read = async (): Promise<FormerNames> => {
    try {
      return await readHistory(sources);
    } catch (error) {
      if (!(error instanceof GitFailure)) throw error;
      if (sources.gitHistory === 'require') throw historyUnreadable(error.message, error);
      problem = error.message;
      return noFormerNames;
    }
  };
  return {
    async run(work) {
      if (history !== null) return work(joinNames(own, history));
      let isAsked = false;
      const result = await work(
        watchNames(own, () => {
          isAsked = true;
        }),
      );
      if (!isAsked) return result;
      history = await read();
      return history === noFormerNames ? result : work(joinNames(own, history));
    },
    problem: () => problem,
  };
}

async function readHistory({
  declaring,
  directory,
  migration,
  gitHistory,
}: FormerNameSources): Promise<FormerNames> {
  const git = await openGit(directory);
  const changes = git === null ? null : await changedSources(git, migration);
  if (changes === null && gitHistory === 'require') {
    throw new GitFailure(`there is no repository with a commit around ${directory}`);
  }
  if (changes === null || changes.files.length === 0) return noFormerNames;
  // The compiler takes long to load, and only this needs it.
  const { historyNames } = await import('./history-names.ts');
  return historyNames(declaring(), changes);
}

/** Most comparisons ask for no name at all. */
function lazyNames(make: () => FormerNames): FormerNames {
  let made: FormerNames | null = null;
  const names = (): FormerNames => (made ??= make());
  return {
    tableWas: (table) => names().tableWas(table),
    columnWas: (table, column) => names().columnWas(table, column),
    valueWas: (table, column, value) => names().valueWas(table, column, value),
  };
}

function watchNames(
  { tableWas, columnWas, valueWas }: FormerNames,
  onAsk: () => void,
): FormerNames {
  return {
    tableWas: (table) => {
      onAsk();
      return tableWas(table);
    },
    columnWas: (table, column) => {
      onAsk();
      return columnWas(table, column);
    },
    valueWas: (table, column, value) => {
      onAsk();
      return valueWas(table, column, value);
    },
  };
}

function joinNames(one: FormerNames, other: FormerNames): FormerNames {
  return {
    tableWas: (table) => strongestFirst([...one.tableWas(table), ...other.tableWas(table)]),
    columnWas: (table, column) =>
      strongestFirst([...one.columnWas(table, column), ...other.columnWas(table, column)]),
    valueWas: (table, column, value) =>
      strongestFirst([
        ...one.valueWas(table, column, value),
        ...other.valueWas(table, column, value),
      ]),
  };
}

function strongestFirst(names: readonly FormerName[]): readonly FormerName[] {
  return names.toSorted((one, other) => other.weight - one.weight);
}
