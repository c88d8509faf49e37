/** Zeros in place of secrets. The engine may hold copies that no code can reach; this clears the ones we hold. */
export function wipe(...secrets: readonly Uint8Array[]): void {
  for (const secret of secrets) secret.fill(0)
}
