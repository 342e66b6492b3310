import { LimbeckError } from '../../src/error.ts';

/** The error that a call throws, as far as a user sees it. */
export function errorOf(call: () => unknown): Pick<LimbeckError, 'code' | 'message' | 'hint'> {
  try {
    call();
  } catch (error) {
    if (error instanceof LimbeckError) {
      return { code: error.code, message: error.message, hint: error.hint };
    }
    throw error;
  }
  throw new Error('The call was expected to fail.');
}

/** The error that a promise is rejected with, as far as a user sees it. */
export async function rejectionOf(
  promise: Promise<unknown>,
): Promise<Pick<LimbeckError, 'code' | 'message' | 'hint'>> {
  const outcome = await promise.then(
    () => () => undefined,
    (error: unknown) => () => {
      throw error;
    },
  );
  return errorOf(outcome);
}
