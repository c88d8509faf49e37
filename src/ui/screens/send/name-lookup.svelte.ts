import { looksLikeName, resolveName, type FoundName, type NameTrouble } from '#ui/app/ens-name.ts'
import { err, type Result } from '#core/result.ts'
import type { Wallet } from '#ui/state/wallet.ts'

type Answer = Result<FoundName, NameTrouble>

/** Where a typed name leads. An answer counts only for the very text that it was looked up for. */
export class NameLookup {
  #text = $state.raw('')
  #answer = $state.raw<Answer | null>(null)
  readonly #wallet: Pick<Wallet, 'call'>

  constructor(wallet: Pick<Wallet, 'call'>) {
    this.#wallet = wallet
  }

  /** `null` while it is looked up, and for what is no name. */
  of(text: string): Answer | null {
    return text === this.#text ? this.#answer : null
  }

  /** Nothing that was found counts any more: it may be another network that is asked next. */
  forget(): void {
    this.#text = ''
    this.#answer = null
  }

  async look(text: string): Promise<void> {
    this.#text = text
    this.#answer = null
    if (!looksLikeName(text)) return
    const answer = await resolveName(this.#wallet, text).catch(() => err('unreachable' as const))
    if (text === this.#text) this.#answer = answer
  }
}
