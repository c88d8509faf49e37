import { getCoffer } from '#ui/state/coffer.svelte.ts'
import type { AccountView } from '#transport/contract/accounts.ts'
import type { NetworkView } from '#transport/contract/networks.ts'

type Subject = { readonly account: AccountView; readonly network: NetworkView }

/**
 * Loads at once, when the subject changes, when a transaction has found its end, and every `everyMs` milliseconds while
 * the page is seen. To be called while a component is made.
 */
export function keepFresh(subjectOf: () => Subject, everyMs: number, load: () => void): void {
  const { activity } = getCoffer()
  const settled = $derived(activity.all.value?.filter(({ status }) => status !== 'pending').length ?? 0)
  const subject = $derived.by(() => {
    const { account, network } = subjectOf()
    return `${String(network.chainId)} ${network.rpcUrl} ${account.address} ${String(settled)}`
  })

  $effect(() => {
    if (subject === '') return
    load()
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') load()
    }, everyMs)
    return () => clearInterval(timer)
  })
}
