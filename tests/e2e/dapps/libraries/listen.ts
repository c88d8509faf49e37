import type { Eip1193, LibraryEvent } from './site-library.ts'

/** For libraries that leave the wallet's events to EIP-1193. */
export function listen(provider: Eip1193): readonly LibraryEvent[] {
  const seen: LibraryEvent[] = []
  provider.on('accountsChanged', (value: readonly string[]) => seen.push({ name: 'accounts', value }))
  provider.on('chainChanged', (value: string) => seen.push({ name: 'chain', value: Number(value) }))
  return seen
}
