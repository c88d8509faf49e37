import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { assetId, type Asset } from '#domain/assets/asset.ts'
import type { Output } from '#transport/contract.ts'
import type { NodeProblem } from '#transport/contract/networks.ts'
import type { Wallet } from '#ui/state/wallet.ts'

/** `unknown` is never shown as zero. */
export type Holding =
  | { readonly state: 'loading' }
  | { readonly state: 'known'; readonly amount: bigint }
  | { readonly state: 'unknown'; readonly problem: NodeProblem }

/** What is watched on one network, and how much of each one account has. A new answer replaces an old one without a flicker. */
export class Assets {
  /** `null` until it is known. */
  list: readonly Asset[] | null = $state.raw(null)
  failed = $state(false)
  loading = $state(false)
  #holdings: Readonly<Record<string, Holding>> = $state.raw({})
  #subject: { readonly chainId: ChainId; readonly address: Address } | null = null
  #turn = 0
  readonly #wallet: Wallet

  constructor(wallet: Wallet) {
    this.#wallet = wallet
  }

  find(id: string): Asset | null {
    return this.list?.find((asset) => assetId(asset) === id) ?? null
  }

  holding(asset: Asset): Holding {
    return this.#holdings[assetId(asset)] ?? { state: 'loading' }
  }

  async load(chainId: ChainId, address: Address): Promise<void> {
    if (this.#subject?.chainId !== chainId || this.#subject.address !== address) this.forget()
    this.#subject = { chainId, address }
    this.#turn += 1
    const turn = this.#turn
    this.loading = true
    try {
      const list = await this.#wallet.call('assets.list', { chainId })
      if (turn !== this.#turn) return
      this.list = list
      const balances = list.length === 0 ? [] : await this.#wallet.call('assets.balances', { chainId, address })
      if (turn !== this.#turn) return
      this.#holdings = Object.fromEntries(balances.map(({ id, balance }) => [id, holdingOf(balance)]))
      this.failed = false
    } catch {
      if (turn === this.#turn) this.failed = true
    } finally {
      if (turn === this.#turn) this.loading = false
    }
  }

  readonly refresh = (): void => {
    if (this.#subject !== null) void this.load(this.#subject.chainId, this.#subject.address)
  }

  async read(chainId: ChainId, address: Address): Promise<Output<'assets.read'>> {
    return this.#wallet.call('assets.read', { chainId, address })
  }

  async add(chainId: ChainId, address: Address): Promise<Output<'assets.add'>> {
    return this.#wallet.call('assets.add', { chainId, address })
  }

  async remove(asset: Asset): Promise<void> {
    await this.#wallet.call('assets.remove', { id: assetId(asset) })
  }

  forget(): void {
    this.#turn += 1
    this.#subject = null
    this.list = null
    this.#holdings = {}
    this.failed = false
    this.loading = false
  }
}

function holdingOf(balance: Output<'assets.balances'>[number]['balance']): Holding {
  if (balance.ok) return { state: 'known', amount: BigInt(balance.value.amount) }
  // Another network was chosen meanwhile: this page hears of it in a moment and asks again.
  return balance.error.reason === 'not-consented' ? { state: 'loading' } : { state: 'unknown', problem: balance.error }
}
