/** Thrown where the data key is needed and the wallet is locked: a broken invariant for the caller that did not ask first. */
export class LockedError extends Error {
  override readonly name = 'LockedError'
}
