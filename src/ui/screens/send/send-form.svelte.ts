import { m } from '#messages/messages.js'
import { accountName } from '#ui/app/names.ts'
import { parseAmount } from '#ui/app/parse-amount.ts'
import { parseRecipient } from '#ui/app/recipient.ts'
import { coin } from '#ui/screens/activity/activity-text.ts'
import type { Address } from '#core/address.ts'
import type { Coffer } from '#ui/state/coffer.svelte.ts'

/** What is being sent, to whom, and what is wrong with it so far. */
export class SendForm {
  to = $state('')
  amount = $state('')
  /** The user left the field, so that an unfinished text may be called wrong. */
  leftTo = $state(false)
  leftAmount = $state(false)
  readonly #coffer: Pick<Coffer, 'accounts' | 'networks' | 'balance'>

  constructor(coffer: Pick<Coffer, 'accounts' | 'networks' | 'balance'>) {
    this.#coffer = coffer
  }

  readonly #recipient = $derived(parseRecipient(this.to))
  readonly #value = $derived.by(() => parseAmount(this.amount, this.#decimals))

  get #decimals(): number {
    return this.#coffer.networks.selected?.currency.decimals ?? 18
  }

  get recipient(): Address | null {
    return this.#recipient.ok ? this.#recipient.value : null
  }

  get value(): bigint | null {
    return this.#value.ok ? this.#value.value : null
  }

  get toError(): string | undefined {
    if (this.#recipient.ok || this.to.trim() === '') return undefined
    switch (this.#recipient.error) {
      case 'shape':
        return this.leftTo || this.to.trim().length > 42 ? m.send_to_bad() : undefined
      case 'checksum':
        return m.send_to_checksum()
      case 'zero':
        return m.send_to_zero()
      default:
        return this.#recipient.error satisfies never
    }
  }

  get recipientName(): string | undefined {
    const own = this.recipient === null ? null : this.#coffer.accounts.find(this.recipient)
    return own === null ? undefined : accountName(own)
  }

  get toHint(): string | undefined {
    const { accounts } = this.#coffer
    if (this.recipient === null) return m.send_to_hint()
    if (this.recipient === accounts.selected?.address) return m.send_to_self()
    const own = accounts.find(this.recipient)
    return own === null ? undefined : m.send_to_own({ name: accountName(own) })
  }

  get amountError(): string | undefined {
    const { networks, balance } = this.#coffer
    if (this.amount.trim() === '') return undefined
    if (!this.#value.ok) {
      if (this.#value.error !== 'too-precise') return this.leftAmount ? m.send_amount_bad() : undefined
      return m.send_amount_precise({ symbol: networks.selected?.currency.symbol ?? '', decimals: this.#decimals })
    }
    if (this.#value.value === 0n) return this.leftAmount ? m.send_amount_zero() : undefined
    if (balance.current.state === 'known' && this.#value.value > balance.current.wei) {
      return m.send_amount_more({ amount: coin(balance.current.wei, networks.selected) })
    }
    return undefined
  }

  /** Zero is refused here as nobody means it; more than there is, as it cannot work. */
  get valid(): boolean {
    return this.recipient !== null && this.value !== null && this.value > 0n && this.amountError === undefined
  }
}
