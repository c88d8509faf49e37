import { m } from '#messages/messages.js'
import type { PhraseProblem } from '#transport/contract/vault.ts'
import type { Wallet } from '#ui/state/wallet.ts'

const lengths: readonly number[] = [12, 15, 18, 21, 24]

/** What is typed, as a phrase is written: lower case, one space between words. */
export const normalisedPhrase = (text: string): string =>
  text.normalize('NFKD').trim().toLowerCase().split(/\s+/).join(' ')

/** Says while the user types how the phrase is coming along. The answer to an older text is dropped. */
export class PhraseCheck {
  verdict: 'good' | PhraseProblem | null = $state.raw(null)
  count = $state(0)
  readonly #wallet: Wallet
  #turn = 0

  constructor(wallet: Wallet) {
    this.#wallet = wallet
  }

  async look(text: string): Promise<void> {
    const phrase = normalisedPhrase(text)
    this.#turn += 1
    const turn = this.#turn
    this.verdict = null
    this.count = phrase === '' ? 0 : phrase.split(' ').length
    if (this.count === 0) return
    const result = await this.#wallet.call('vault.checkPhrase', { phrase })
    if (turn === this.#turn) this.verdict = result.ok ? 'good' : result.error
  }

  get wrong(): readonly number[] {
    const { verdict } = this
    return verdict !== null && verdict !== 'good' && verdict.reason === 'unknown-word' ? [verdict.index] : []
  }

  /** An error only where going on typing would not mend it. */
  get error(): string | undefined {
    const { verdict } = this
    if (verdict === null || verdict === 'good') return undefined
    switch (verdict.reason) {
      case 'unknown-word':
        return verdict.index < this.count - 1 || lengths.includes(this.count)
          ? m.import_unknown({ number: verdict.index + 1 })
          : undefined
      case 'checksum':
        return m.import_checksum()
      case 'word-count':
        return this.count > 24 ? m.import_length({ count: this.count }) : undefined
      default:
        return verdict satisfies never
    }
  }

  get hint(): string {
    return this.verdict === 'good' ? m.import_good({ count: this.count }) : m.import_count({ count: this.count })
  }
}
