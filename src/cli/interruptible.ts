/** What ends a process from outside, and leaves it the time to put things in order. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Whether somebody wants a command to end. */
export interface Interruption {
  /**
   * From when this is first asked for, an interruption aborts it in place of ending the process; who
   * insists ends that at once.
   */
  readonly signal: AbortSignal;
}

/** Runs `work`, a part of which puts things in order before it is interrupted. */
export async function interruptible<Result>(
  work: (interruption: Interruption) => Promise<Result>,
): Promise<Result> {
  const controller = new AbortController();
  const abort = (): void => controller.abort();
  const ignore = (): void => {
    for (const signal of signals) process.off(signal, abort);
  };
  const interruption: Interruption = {
    get signal() {
      ignore();
      for (const signal of signals) process.once(signal, abort);
      return controller.signal;
    },
  };
  try {
    return await work(interruption);
  } finally {
    ignore();
  }
}
