/** EIP-1193, as much as the adapters use of it themselves. */
export type Eip1193 = {
  readonly request: (call: { readonly method: string; readonly params?: readonly unknown[] }) => Promise<unknown>
  readonly on: (event: string, listener: (value: never) => void) => unknown
}

/** A network as EIP-3085 adds it. */
export type Network = {
  readonly chainId: number
  readonly name: string
  readonly rpcUrl: string
}

export type Mail = {
  readonly domain: { readonly name: string; readonly version: string; readonly chainId: number }
  readonly types: { readonly Mail: readonly { readonly name: string; readonly type: string }[] }
  readonly message: { readonly to: string; readonly amount: string; readonly contents: string }
}

export type Mined = { readonly status: 'success' | 'failed'; readonly block: number }

/** What the page saw by the means that its library gives, or by EIP-1193's events where it gives none. */
export type LibraryEvent =
  { readonly name: 'accounts'; readonly value: readonly string[] } | { readonly name: 'chain'; readonly value: number }

/**
 * What sites do, done by one library in its usual way. Everything crosses to the test as JSON: amounts are decimal text,
 * and accounts are as the library gives them.
 */
export type SiteLibrary = {
  readonly connect: () => Promise<readonly string[]>
  readonly sign: (message: string) => Promise<string>
  readonly signTyped: (mail: Mail) => Promise<string>
  /** The hash, as soon as there is one. */
  readonly send: (to: string, wei: string) => Promise<string>
  readonly waitFor: (hash: string) => Promise<Mined>
  /** Goes to a network, and adds it where the wallet does not know it. */
  readonly switchNetwork: (network: Network) => Promise<void>
  readonly chainId: () => Promise<number>
  readonly blockNumber: () => Promise<number>
  readonly revoke: () => Promise<void>
  readonly events: () => readonly LibraryEvent[]
}

export const libraryNames = ['ethers5', 'ethers6', 'viem', 'wagmi', 'web3'] as const
export type LibraryName = (typeof libraryNames)[number]
