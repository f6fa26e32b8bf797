/** A call that cannot be understood, or a file named in it; exit code 2. */
export class CallError extends Error {
  override readonly name = 'CallError';
}
