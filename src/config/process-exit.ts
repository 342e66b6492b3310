/** What `process.exit` becomes while code of the user's is running. */
export class ProcessExit extends Error {
  override readonly name = 'ProcessExit';
  readonly code: number;

  constructor(code: number) {
    super(`it called process.exit(${code})`);
    this.code = code;
  }
}
