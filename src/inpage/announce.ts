import { iconDataUri, name, rdns } from '#brand/identity.ts'
import type { Provider } from '#inpage/provider.ts'

type Host = Pick<Window, 'dispatchEvent'> & object

/** What tells every library that asks that this wallet is here. `uuid` is new in each page. Source: EIP-6963. */
export function announcement(host: Host, provider: Provider, uuid: string): () => void {
  const info = Object.freeze({ uuid, name, icon: iconDataUri, rdns })
  const detail = Object.freeze({ info, provider })
  const dispatch = host.dispatchEvent.bind(host)
  return () => {
    dispatch(new CustomEvent('eip6963:announceProvider', { detail }))
  }
}

/** `window.ethereum`, for pages that know nothing newer: only where it is free, and never in anybody's way. */
export function claimLegacyName(host: Host, provider: Provider): void {
  if ('ethereum' in host) return
  try {
    Object.defineProperty(host, 'ethereum', { value: provider, configurable: true, enumerable: true, writable: true })
    host.dispatchEvent(new Event('ethereum#initialized'))
  } catch {
    // A page may forbid new names on its window; EIP-6963 remains.
  }
}

/** Gives `window.ethereum` up, if it is this provider's. */
export function releaseLegacyName(host: object, provider: Provider): void {
  const named: { ethereum?: unknown } = host
  if (named.ethereum === provider) delete named.ethereum
}
