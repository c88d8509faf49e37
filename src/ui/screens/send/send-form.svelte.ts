import { m } from '#messages/messages.js'
import { matching, namedParties, type Named } from '#ui/app/find-contacts.ts'
import { parseAmount } from '#ui/app/parse-amount.ts'
import { looksLikeName } from '#ui/app/ens-name.ts'
import { parseRecipient } from '#ui/app/recipient.ts'
import { NameLookup } from '#ui/screens/send/name-lookup.svelte.ts'
import { nameProblem } from '#ui/screens/send/name-problem.ts'
import { coin } from '#ui/screens/activity/activity-text.ts'
import { namesChain } from '#domain/names/ens-name.ts'
import type { Address } from '#core/address.ts'
import type { Coffer } from '#ui/state/coffer.svelte.ts'

type Known = Pick<Coffer, 'accounts' | 'contacts' | 'networks' | 'balance' | 'nameOf' | 'wallet'>

/** As many as leave the amount in sight. */
const mostOffered = 4

/** What is being sent, to whom, and what is wrong with it so far. */
export class SendForm {
  to = $state('')
  amount = $state('')
  /** The user left the field, so that an unfinished text may be called wrong. */
  leftTo = $state(false)
  leftAmount = $state(false)
  readonly names: NameLookup
  readonly #coffer: Known

  constructor(coffer: Known) {
    this.#coffer = coffer
    this.names = new NameLookup(coffer.wallet)
  }

  readonly #recipient = $derived(parseRecipient(this.to))
  readonly #value = $derived.by(() => parseAmount(this.amount, this.#decimals))

  /** Whom the wallet knows by a name that was typed; all of them while nothing is. */
  readonly #known = $derived.by(() => {
    const { accounts, contacts } = this.#coffer
    const others = accounts.shown.filter(({ address }) => address !== accounts.selected?.address)
    return matching(namedParties(contacts.list, others), this.to)
  })

  get offered(): readonly Named[] {
    return this.#known.slice(0, mostOffered)
  }

  /** How many more there are than are offered. */
  get more(): number {
    return this.#known.length - this.offered.length
  }

  get #decimals(): number {
    return this.#coffer.networks.selected?.currency.decimals ?? 18
  }

  /** `null` where no name is typed, or none is found yet. */
  get #named() {
    return this.isName ? this.names.of(this.to) : null
  }

  /** A name of ENS: whoever the user knows by what is typed goes before it. */
  get isName(): boolean {
    return !this.#recipient.ok && this.#known.length === 0 && looksLikeName(this.to)
  }

  get recipient(): Address | null {
    if (this.#recipient.ok) return this.#recipient.value
    return this.#named?.ok === true ? this.#named.value.address : null
  }

  get value(): bigint | null {
    return this.#value.ok ? this.#value.value : null
  }

  get toError(): string | undefined {
    if (this.#recipient.ok || this.to.trim() === '' || this.#known.length > 0) return undefined
    if (this.isName) return this.#named?.ok === false ? nameProblem(this.#named.error) : undefined
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
    const own = this.recipient === null ? undefined : this.#coffer.nameOf(this.recipient)
    return own ?? (this.#named?.ok === true ? this.#named.value.name : undefined)
  }

  get #whatToType(): string {
    if (this.isName) return m.send_name_looking()
    if (this.#known.length > 0) return m.send_to_hint_names()
    return this.#coffer.networks.selected?.chainId === namesChain ? m.send_to_or_name() : m.send_to_hint()
  }

  get toHint(): string | undefined {
    const { accounts, nameOf } = this.#coffer
    if (this.recipient === null) return this.#whatToType
    if (this.recipient === accounts.selected?.address) return m.send_to_self()
    const name = nameOf(this.recipient)
    if (name === undefined) return undefined
    return accounts.find(this.recipient) === null ? m.send_to_contact({ name }) : m.send_to_own({ name })
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
