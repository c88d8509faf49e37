import { overwriteGetLocale, type Locale } from '#messages/runtime.js'
import { matchLocale } from './match-locale.ts'
import { readPreference, watchPreference, writePreference, type Preference } from './preferences.ts'

/**
 * The language of the interface. Messages ask it for the locale while they render, so everything on the screen
 * follows a change by itself: no reload, and what was typed stays.
 */
class LocaleState {
  #choice = $state(readPreference('locale'))
  #current: Locale = $derived(this.#choice === 'system' ? matchLocale(navigator.languages) : this.#choice)

  get choice(): Preference<'locale'> {
    return this.#choice
  }

  set choice(choice: Preference<'locale'>) {
    this.#choice = choice
    writePreference('locale', choice)
    this.#mark()
  }

  /** The locale in force, for `Intl` as for messages. */
  get current(): Locale {
    return this.#current
  }

  /** Once per page, before it is mounted. */
  start(signal: AbortSignal): void {
    overwriteGetLocale(() => this.#current)
    this.#mark()
    watchPreference('locale', () => this.#reread(), signal)
    window.addEventListener('languagechange', () => this.#reread(), { signal })
  }

  #reread(): void {
    this.#choice = readPreference('locale')
    this.#mark()
  }

  #mark(): void {
    document.documentElement.lang = this.#current
  }
}

export const locale = new LocaleState()
