import type { CreateRefusal } from '#transport/contract/vault.ts'
import type { Wallet } from '#ui/state/wallet.ts'

export type OnboardingStep = 'welcome' | 'explain' | 'reveal' | 'confirm' | 'import' | 'password'

const before: Record<OnboardingStep, OnboardingStep> = {
  welcome: 'welcome',
  explain: 'welcome',
  reveal: 'explain',
  confirm: 'reveal',
  import: 'welcome',
  password: 'confirm',
}

/** The way from nothing to a vault. The phrase lives here, in this page alone, and is let go of when the vault has it. */
export class OnboardingFlow {
  step: OnboardingStep = $state('welcome')
  way: 'create' | 'import' = $state('create')
  length: 12 | 24 = $state(12)
  phrase = $state.raw('')
  readonly #wallet: Wallet

  constructor(wallet: Wallet) {
    this.#wallet = wallet
  }

  get words(): readonly string[] {
    return this.phrase === '' ? [] : this.phrase.split(' ')
  }

  begin(way: 'create' | 'import'): void {
    this.way = way
    this.step = way === 'create' ? 'explain' : 'import'
  }

  async makePhrase(): Promise<void> {
    if (this.words.length !== this.length) {
      this.phrase = (await this.#wallet.call('vault.newPhrase', { words: this.length })).phrase
    }
    this.step = 'reveal'
  }

  take(phrase: string): void {
    this.phrase = phrase
    this.step = 'password'
  }

  back(): void {
    const target = this.step === 'password' && this.way === 'import' ? 'import' : before[this.step]
    if (target === 'welcome') this.phrase = ''
    this.step = target
  }

  /** `null` once the vault is there. */
  async create(password: string): Promise<CreateRefusal | null> {
    const result = await this.#wallet.call('vault.create', { phrase: this.phrase, password })
    if (!result.ok) return result.error
    this.phrase = ''
    return null
  }

  /** Its place among the steps that follow the welcome, the network included. */
  get place(): { readonly step: number; readonly total: number } {
    return this.way === 'create'
      ? { step: { welcome: 0, explain: 1, reveal: 2, confirm: 3, import: 0, password: 4 }[this.step], total: 5 }
      : { step: this.step === 'password' ? 2 : 1, total: 3 }
  }
}
