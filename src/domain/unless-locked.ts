import { LockedError } from '#domain/locked-error.ts'

/** What `work` comes to, or `locked` where it needed the data key and the wallet was locked before or meanwhile. */
export async function unlessLocked<T>(work: () => Promise<T>, locked: T): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    if (thrown instanceof LockedError) return locked
    throw thrown
  }
}
