import type { Ora } from 'ora';

/** Tells a person at a terminal what a command is at, where that takes longer than a second. */
export interface Progress {
  /** Names what is done from here on. */
  begin(task: string): void;
  /** Nothing is done any more that somebody waits for. */
  end(): void;
  /** Makes room for a line to be written; what is shown comes back below it. */
  clear(): void;
  /** Runs what needs the terminal for itself. */
  aside<Result>(work: () => Promise<Result>): Promise<Result>;
}

/** What every comparison is called. */
export const comparing = 'Comparing the database with the entities';

/** Milliseconds before anything is shown. */
const patience = 1000;

/** `screen` is where somebody watches; null where nobody does, and then nothing is ever written. */
export function createProgress(screen: NodeJS.WriteStream | null): Progress {
  if (screen === null) return silent;
  let task: string | null = null;
  let timer: NodeJS.Timeout | undefined;
  let spinner: Ora | null = null;

  async function show(): Promise<void> {
    // Whoever waits for a second does not notice the time that this takes to load.
    const { default: ora } = await import('ora');
    if (task === null || spinner !== null || screen === null) return;
    // It leaves the keys alone, so that an interruption reaches the command.
    spinner = ora({ text: task, stream: screen, discardStdin: false }).start();
  }

  const progress: Progress = {
    begin(next) {
      task = next;
      if (spinner !== null) spinner.text = next;
      else timer ??= setTimeout(() => void show(), patience).unref();
    },
    end() {
      clearTimeout(timer);
      timer = undefined;
      task = null;
      spinner?.stop();
      spinner = null;
    },
    clear: () => spinner?.clear(),
    async aside(work) {
      const paused = task;
      progress.end();
      try {
        return await work();
      } finally {
        if (paused !== null) progress.begin(paused);
      }
    },
  };
  return progress;
}

const silent: Progress = {
  begin: () => undefined,
  end: () => undefined,
  clear: () => undefined,
  aside: async (work) => work(),
};
