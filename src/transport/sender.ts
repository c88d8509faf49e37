import * as v from 'valibot'
import { Origin } from '#core/origin.ts'
import type { Sender } from '#transport/wire.ts'

/** Who asks at the door for sites, as the browser tells it. */
export type Principal = { readonly origin: Origin; readonly tabId: number }

/** The pages of the extension that may use the door for its own. */
export const ownPages = ['/popup.html', '/sidepanel.html', '/approval.html', '/onboarding.html'] as const

/** `id` is the extension's, `origin` that of its pages, without a slash at the end. */
export type Self = { readonly id: string; readonly origin: string }

/**
 * The principal of a content script's port, or `null` when it gets nothing. Only `sender.origin` counts: `sender.url` of a
 * sandboxed document is that of the site, its origin is "null". Both browsers give it (Firefox since 126). The top frame
 * of a tab only, and nothing that was not shown yet.
 */
export function principalOf(sender: Sender | undefined, self: Self): Principal | null {
  if (sender?.id !== self.id || sender.frameId !== 0 || sender.tab?.id === undefined) return null
  if (sender.documentLifecycle === 'prerender') return null
  const origin = v.safeParse(Origin, sender.origin)
  return origin.success ? { origin: origin.output, tabId: sender.tab.id } : null
}

/** A page of ours, not a content script of ours: that one has the same id, but the site's address. */
export function isOwnPage(sender: Sender | undefined, self: Self): boolean {
  if (sender?.id !== self.id || sender.url === undefined || !URL.canParse(sender.url)) return false
  if (sender.origin !== undefined && sender.origin !== self.origin) return false
  if (sender.frameId !== undefined && sender.frameId !== 0) return false
  const prefix = `${self.origin}/`
  if (!sender.url.startsWith(prefix)) return false
  const path = new URL(sender.url).pathname
  return ownPages.some((page) => page === path)
}
