import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script'
import { say } from '#inpage/say.ts'

/** One word to the provider of a page; put into pages by services/browser/page-words.ts. */
export default defineUnlistedScript(() => {
  say('as-01')
})
