import type { Operations } from './operations.ts';
import { operationNotAwaited } from './runtime-error.ts';

/** The operations of a migration, under watch. */
export interface WatchedOperations {
  readonly op: Operations;
  /**
   * Waits until every operation has ended.
   * @throws {LimbeckError} `MIGRATION_FAILED` when the migration has not waited for one: it could run
   * on after the transaction, or fail without anybody noticing.
   */
  settle(): Promise<void>;
}

export function watchOperations(operations: Operations): WatchedOperations {
  const calls: { readonly name: string; readonly result: WatchedPromise<unknown> }[] = [];
  const watch =
    (name: string, call: (...parameters: unknown[]) => unknown) =>
    (...parameters: unknown[]): unknown => {
      const ended = call(...parameters);
      if (!(ended instanceof Promise)) return ended;
      const result = new WatchedPromise((resolve) => resolve(ended));
      calls.push({ name, result });
      return result;
    };
  const members = Object.entries(operations).map(([name, member]) => [
    name,
    typeof member === 'function' ? watch(name, member) : member,
  ]);
  return {
    // The same members, called through.
    op: Object.fromEntries(members) as Operations,
    async settle() {
      const forgotten = calls.filter(({ result }) => !result.isAwaited);
      const outcomes = await Promise.allSettled(forgotten.map(({ result }) => result));
      const failure = outcomes.find((outcome) => outcome.status === 'rejected');
      const names = forgotten.map(({ name }) => name);
      if (names.length > 0) throw operationNotAwaited(names, failure?.reason ?? null);
    },
  };
}

/** A promise that knows whether anybody waits for it; its failure alone ends no process. */
class WatchedPromise<Result> extends Promise<Result> {
  isAwaited = false;

  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  constructor(executor: (resolve: (value: Result | PromiseLike<Result>) => void) => void) {
    super(executor);
    super.then(undefined, () => undefined);
  }

  // `await` calls it too, because the class is not Promise itself.
  // oxlint-disable-next-line unicorn/no-thenable -- it is a promise
  override then<Fulfilled = Result, Rejected = never>(
    onFulfilled?: ((value: Result) => Fulfilled | PromiseLike<Fulfilled>) | null,
    onRejected?: ((reason: unknown) => Rejected | PromiseLike<Rejected>) | null,
  ): Promise<Fulfilled | Rejected> {
    this.isAwaited = true;
    return super.then(onFulfilled, onRejected);
  }
}
