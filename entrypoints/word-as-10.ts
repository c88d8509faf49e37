import type { UnlistedScriptDefinition } from 'wxt'
import { say } from '#inpage/say.ts'

/** One word to the provider of a page; put into pages by services/browser/page-words.ts. */
export function main(): void {
  say('as-10')
}

export default { main } satisfies UnlistedScriptDefinition
