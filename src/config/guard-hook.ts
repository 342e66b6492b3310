import { hookFailed } from './config-error.ts';

/** A function of the configuration. */
type Hook<Parameters extends readonly unknown[], Result> = (...parameters: Parameters) => Result;

/**
 * The hook `name` of the configuration at `path`, with what it throws put into a sentence that names
 * both: `HOOK_FAILED`.
 */
export function guardHook<Parameters extends readonly unknown[], Result>(
  name: string,
  path: string,
  hook: Hook<Parameters, Result>,
): Hook<Parameters, Result> {
  return (...parameters) => {
    const fail = (cause: unknown): never => {
      throw hookFailed(name, path, cause);
    };
    try {
      const result = hook(...parameters);
      // A promise stays one of the same, only with another reason where it is rejected.
      return result instanceof Promise ? (result.catch(fail) as Result) : result;
    } catch (cause) {
      return fail(cause);
    }
  };
}
