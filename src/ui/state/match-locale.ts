import { baseLocale, locales, type Locale } from '#messages/runtime.js'

const language = (tag: string): string => tag.split('-', 1)[0]?.toLowerCase() ?? ''

/** The first wish that the catalogue can meet: the same tag, else the same language. Source: RFC 4647 §3.4, simplified. */
export function matchLocale(wishes: readonly string[]): Locale {
  for (const wish of wishes) {
    const exact = locales.find((locale) => locale.toLowerCase() === wish.toLowerCase())
    const found = exact ?? locales.find((locale) => language(locale) === language(wish))
    if (found !== undefined) return found
  }
  return baseLocale
}
