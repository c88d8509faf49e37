import { locales } from '#messages/runtime.js'

/**
 * What each page must know before its first paint, locked or not. It is kept in the extension's own `localStorage`,
 * which answers at once, and says nothing about the user but a taste; `system` stores nothing at all.
 */
export const preferences = {
  theme: { key: 'coffer.theme', values: ['system', 'light', 'dark'] },
  locale: { key: 'coffer.locale', values: ['system', ...locales] },
} as const satisfies Record<string, { readonly key: string; readonly values: readonly string[] }>

export type PreferenceName = keyof typeof preferences
export type Preference<N extends PreferenceName> = (typeof preferences)[N]['values'][number]

export function readPreference<N extends PreferenceName>(name: N): Preference<N> {
  const stored = localStorage.getItem(preferences[name].key)
  const values: readonly Preference<N>[] = preferences[name].values
  return values.find((value) => value === stored) ?? 'system'
}

export function writePreference<N extends PreferenceName>(name: N, value: Preference<N>): void {
  if (value === 'system') localStorage.removeItem(preferences[name].key)
  else localStorage.setItem(preferences[name].key, value)
}

/** Calls back when another page of the extension changed the preference. */
export function watchPreference(name: PreferenceName, changed: () => void, signal: AbortSignal): void {
  const listen = ({ key }: StorageEvent): void => {
    if (key === preferences[name].key || key === null) changed()
  }
  window.addEventListener('storage', listen, { signal })
}
