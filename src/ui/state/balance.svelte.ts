import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import type { NodeProblem } from '#transport/contract/networks.ts'
import type { Wallet } from '#ui/state/wallet.ts'

/** `unknown` is never shown as zero; it says why, and what it last was is gone with the account or network. */
export type BalanceState =
  | { readonly state: 'loading' }
  | { readonly state: 'known'; readonly wei: bigint }
  | { readonly state: 'unknown'; readonly problem: NodeProblem }

/** The native balance of one account on one network. A new answer replaces an old one without a flicker. */
export class Balance {
  current: BalanceState = $state.raw({ state: 'loading' })
  loading = $state(false)
  readonly #wallet: Wallet
  #subject = ''
  #turn = 0

  constructor(wallet: Wallet) {
    this.#wallet = wallet
  }

  async load(chainId: ChainId, address: Address): Promise<void> {
    const subject = `${chainId}:${address}`
    if (subject !== this.#subject) this.forget()
    this.#subject = subject
    this.#turn += 1
    const turn = this.#turn
    this.loading = true
    const next = await this.#ask(chainId, address)
    if (turn !== this.#turn) return
    this.current = next
    this.loading = false
  }

  async #ask(chainId: ChainId, address: Address): Promise<BalanceState> {
    try {
      const result = await this.#wallet.call('networks.balance', { chainId, address })
      if (result.ok) return { state: 'known', wei: BigInt(result.value.wei) }
      // Another network was chosen meanwhile: this page hears of it in a moment and asks again.
      return result.error.reason === 'not-consented'
        ? { state: 'loading' }
        : { state: 'unknown', problem: result.error }
    } catch {
      return { state: 'unknown', problem: { reason: 'unreachable' } }
    }
  }

  forget(): void {
    this.#turn += 1
    this.#subject = ''
    this.current = { state: 'loading' }
    this.loading = false
  }
}
