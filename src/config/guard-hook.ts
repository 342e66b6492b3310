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
    try {
      return hook(...parameters);
    } catch (cause) {
      throw hookFailed(name, path, cause);
    }
  };
}
