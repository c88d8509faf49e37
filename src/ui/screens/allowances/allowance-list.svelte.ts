import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { worstRightFirst } from '#domain/allowances/danger.ts'
import type { Right } from '#domain/allowances/right.ts'
import type { SearchCursor } from '#domain/allowances/search-logs.ts'
import type { StandingRight } from '#domain/allowances/standing-right.ts'
import { mostCalls } from '#domain/calls/calls-request.ts'
import type { SearchProblem } from '#transport/contract/allowances.ts'
import { withFound, withRead } from '#ui/screens/allowances/merge-rights.ts'
import type { Wallet } from '#ui/state/wallet.ts'

/** How far the search is: `part` from 0 to 1, `at` how far back it came, in seconds since the epoch, where that is known. */
export type Search =
  | { readonly state: 'searching' | 'paused'; readonly part: number; readonly at: number | null }
  | { readonly state: 'done' }
  | { readonly state: 'failed'; readonly problem: SearchProblem }

/** Milliseconds that a search goes on without the user asking for more. */
const patienceMs = 60_000

/** What others may take of one account on one network. Only what the chain says now is in it. */
export class AllowanceList {
  search: Search = $state.raw({ state: 'searching', part: 0, at: null })
  /** What the wallet’s own history tells of was read. */
  isKnown = $state(false)
  /** How much was found and not read, as it was too much. */
  left = $state(0)
  #rights: readonly StandingRight[] = $state.raw([])
  #cursor: SearchCursor | null = null
  #isStale = false
  #isLooking = false
  readonly #wallet: Wallet
  readonly #account: { readonly chainId: ChainId; readonly address: Address }
  readonly #signal: AbortSignal

  /** @param signal ends it: no more is asked, and no answer is taken. */
  constructor(wallet: Wallet, account: { readonly chainId: ChainId; readonly address: Address }, signal: AbortSignal) {
    this.#wallet = wallet
    this.#account = account
    this.#signal = signal
  }

  /** The worst first. */
  readonly rights = $derived(worstRightFirst(this.#rights))

  async start(): Promise<void> {
    await this.#readKnown()
    await this.searchOn()
  }

  /** From where it ended last. */
  readonly searchOn = async (): Promise<void> => {
    const begun = Date.now()
    const before = this.search
    this.search = 'part' in before ? { ...before, state: 'searching' } : { state: 'searching', part: 0, at: null }
    try {
      while (!this.#signal.aborted && this.search.state === 'searching') {
        if (Date.now() - begun > patienceMs) this.search = { ...this.search, state: 'paused' }
        else await this.#step()
      }
    } catch {
      if (!this.#signal.aborted) this.search = { state: 'failed', problem: { reason: 'unreachable' } }
    }
  }

  /** Something was sent or mined: what was taken back goes, what was given comes. One look at a time, so that no older one wins. */
  readonly refresh = async (): Promise<void> => {
    this.#isStale = true
    if (this.#isLooking) return
    this.#isLooking = true
    while (this.#isStale && !this.#signal.aborted) {
      this.#isStale = false
      await this.#lookAgain()
    }
    this.#isLooking = false
  }

  async #lookAgain(): Promise<void> {
    const all = this.#rights.map(({ right }) => right)
    for (let from = 0; from < all.length; from += mostCalls) await this.#readAgain(all.slice(from, from + mostCalls))
    await this.#readKnown()
  }

  async #readKnown(): Promise<void> {
    const told = await this.#wallet.call('allowances.known', this.#account).catch(() => null)
    if (this.#signal.aborted) return
    if (told?.ok) this.#rights = withFound(this.#rights, told.value)
    this.isKnown = true
  }

  async #step(): Promise<void> {
    const told = await this.#wallet.call('allowances.search', { ...this.#account, cursor: this.#cursor })
    if (this.#signal.aborted) return
    if (!told.ok) {
      this.search = { state: 'failed', problem: told.error }
      return
    }
    const { rights, next, head, at, left } = told.value
    this.#rights = withFound(this.#rights, rights)
    this.left += left
    this.#cursor = next
    const part = next === null || head === 0 ? 1 : Math.min(1, Math.max(0, (head - next.to) / head))
    this.search = next === null ? { state: 'done' } : { state: 'searching', part, at }
  }

  async #readAgain(rights: readonly Right[]): Promise<void> {
    const told = await this.#wallet.call('allowances.read', { ...this.#account, rights: [...rights] }).catch(() => null)
    if (this.#signal.aborted || !told?.ok) return
    this.#rights = withRead(this.#rights, rights, told.value)
  }
}
