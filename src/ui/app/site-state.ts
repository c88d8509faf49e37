import { brand } from '#brand/brand.ts'
import { m } from '#messages/messages.js'
import type { Word } from '#core/word.ts'

/** How things stand with one site, in a few words. */
export function siteState(site: {
  readonly blocked: boolean
  readonly connected: boolean
  readonly word: Word | null
}): string {
  const { name } = brand
  if (site.blocked) return m.site_state_blocked()
  if (site.word === 'hide') return m.site_state_hidden({ name })
  return site.connected ? m.site_state_connected() : m.site_state_shown({ name })
}
