import { ProcessExit } from './process-exit.ts';

/** What is put back when the last guarded work ends: these belong to the whole process. */
const original = { write: process.stdout.write, exit: process.exit };
let running = 0;
let failure: { readonly reason: unknown } | null = null;

/**
 * Runs code of the user's (a configuration, entities, their constructors) so that it cannot spoil a
 * command: what it prints goes to stderr, because stdout belongs to the command's own answer;
 * `process.exit` rejects with {@link ProcessExit} in place of ending the process; and a promise that
 * it leaves to fail is the failure of the work.
 */
export async function guardUserCode<Result>(work: () => Promise<Result>): Promise<Result> {
  if (running === 0) install();
  running += 1;
  try {
    const result = await work();
    // Node tells of rejected promises at the end of a turn.
    await new Promise((resolve) => setImmediate(resolve));
    if (failure !== null) throw failure.reason;
    return result;
  } finally {
    running -= 1;
    if (running === 0) uninstall();
  }
}

function install(): void {
  failure = null;
  original.write = process.stdout.write;
  original.exit = process.exit;
  process.stdout.write = process.stderr.write.bind(process.stderr);
  process.exit = exitInstead;
  process.on('unhandledRejection', noteFailure);
}

function uninstall(): void {
  process.stdout.write = original.write;
  process.exit = original.exit;
  process.off('unhandledRejection', noteFailure);
}

/** The code may catch what this throws, so that it is noted too. */
function exitInstead(code?: number | string | null): never {
  const exit = new ProcessExit(Number(code ?? 0));
  noteFailure(exit);
  throw exit;
}

function noteFailure(reason: unknown): void {
  failure ??= { reason };
}
