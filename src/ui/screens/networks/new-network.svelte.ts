import * as v from 'valibot'
import { SiteNetwork } from '#domain/networks/site-network.ts'
import { m } from '#messages/messages.js'
import type { Input } from '#transport/contract.ts'

/** A network as the user describes it, field by field. */
export class NewNetwork {
  name = $state('')
  chainId = $state('')
  symbol = $state('')
  url = $state('')
  explorer = $state('')
  testnet = $state(false)

  readonly #parsed = $derived(
    v.safeParse(SiteNetwork, {
      chainId: /^\d{1,16}$/.test(this.chainId.trim()) ? Number(this.chainId.trim()) : null,
      name: this.name,
      currency: { name: this.symbol, symbol: this.symbol, decimals: 18 },
      rpcUrls: [this.url.trim()],
      explorerUrl: this.explorer.trim() || null,
    }),
  )

  get value(): Input<'networks.add'> | null {
    return this.#parsed.success ? { ...this.#parsed.output, testnet: this.testnet } : null
  }

  get chainError(): string | undefined {
    return this.chainId === '' ? undefined : this.#wrong('chainId', m.add_network_bad_chain())
  }

  get urlError(): string | undefined {
    return this.url.length < 9 ? undefined : this.#wrong('rpcUrls', m.problem_insecure())
  }

  get explorerError(): string | undefined {
    return this.explorer.length < 9 ? undefined : this.#wrong('explorerUrl', m.add_network_bad_explorer())
  }

  #wrong(key: string, text: string): string | undefined {
    return this.#parsed.issues?.some((issue) => issue.path?.[0].key === key) ? text : undefined
  }
}
