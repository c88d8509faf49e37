import type { Origin } from '#core/origin.ts'
import { usualShape, wordOf, type Word } from '#core/word.ts'
import { noChoice, type SiteChoice } from '#domain/visibility/site-choice.ts'
import type { Input } from '#transport/contract.ts'
import type { HereView, VisibilityView } from '#transport/contract/visibility.ts'
import { Resource } from '#ui/state/resource.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

/** Who sees the provider, and the page that the user has in front. */
export class Visibility {
  readonly all: Resource<VisibilityView>
  readonly here: Resource<HereView | null>
  readonly #wallet: Wallet

  constructor(wallet: Wallet) {
    this.#wallet = wallet
    this.all = new Resource(() => wallet.call('visibility.get', {}))
    this.here = new Resource(() => wallet.call('here.look', {}))
  }

  of(origin: Origin): SiteChoice {
    return this.all.value?.choices.find((choice) => choice.origin === origin) ?? noChoice(origin)
  }

  /** What a page of this site is told when it begins; `null` while it is not known. */
  wordFor(origin: Origin): Word | null {
    const { defaults } = this.all.value ?? {}
    if (defaults === undefined) return null
    const { shown, ownsEthereum, isMetaMask } = this.of(origin)
    return (shown ?? defaults.mode === 'everywhere')
      ? wordOf({
          ownsEthereum: ownsEthereum ?? defaults.ownsEthereum,
          isMetaMask: isMetaMask ?? defaults.isMetaMask,
        })
      : 'hide'
  }

  /** The page in front was told something else when it began. */
  isStale(origin: Origin): boolean {
    const here = this.here.value
    const word = this.wordFor(origin)
    return here?.origin === origin && word !== null && (here.word ?? wordOf(usualShape)) !== word
  }

  async setDefaults(defaults: VisibilityView['defaults']): Promise<void> {
    // At once: the next choice, made before the answer, is made on top of this one.
    if (this.all.value !== null) this.all.value = { ...this.all.value, defaults }
    await this.#change('visibility.setDefaults', defaults)
  }

  async choose(choice: SiteChoice): Promise<void> {
    const { origin, shown, ownsEthereum, isMetaMask } = choice
    const { value } = this.all
    if (value !== null) {
      const others = value.choices.filter((other) => other.origin !== origin)
      this.all.value = { ...value, choices: [...others, choice] }
    }
    await this.#change('visibility.choose', { origin, shown, ownsEthereum, isMetaMask })
  }

  async block(origin: Origin, blocked: boolean): Promise<void> {
    await this.#change('visibility.block', { origin, blocked })
  }

  async apply(): Promise<void> {
    await this.#change('visibility.apply', {})
  }

  /** Loads the page in front again. */
  async reloadPage(): Promise<void> {
    const here = this.here.value
    if (here === null) return
    await this.#wallet.call('here.reload', { tabId: here.tabId })
    this.here.forget()
  }

  async #change<N extends 'visibility.setDefaults' | 'visibility.choose' | 'visibility.block' | 'visibility.apply'>(
    name: N,
    input: Input<N>,
  ): Promise<void> {
    try {
      await this.#wallet.call(name, input)
    } finally {
      await this.all.reload()
    }
  }
}
