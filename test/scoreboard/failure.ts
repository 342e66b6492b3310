/** What a tool says when it cannot do something: a result like any other here. */
export class Failure {
  readonly message: string;

  constructor(reason: unknown) {
    this.message = reason instanceof Error ? reason.message : String(reason);
  }
}

/** What `work` gives, or why it fails. */
export async function attempt<Result>(work: () => Promise<Result>): Promise<Result | Failure> {
  try {
    return await work();
  } catch (error) {
    return new Failure(error);
  }
}
