import { readPreference, watchPreference, writePreference, type Preference } from './preferences.ts'

/** Light, dark, or what the system says. The stylesheet does the rest from `data-theme`. */
class ThemeState {
  #choice = $state(readPreference('theme'))

  get choice(): Preference<'theme'> {
    return this.#choice
  }

  set choice(choice: Preference<'theme'>) {
    this.#choice = choice
    writePreference('theme', choice)
    this.#mark()
  }

  /** Once per page, before it is mounted. */
  start(signal: AbortSignal): void {
    this.#mark()
    const reread = (): void => {
      this.#choice = readPreference('theme')
      this.#mark()
    }
    watchPreference('theme', reread, signal)
  }

  #mark(): void {
    if (this.#choice === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = this.#choice
  }
}

export const theme = new ThemeState()
