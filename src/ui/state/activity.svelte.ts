import type { ActivityItem } from '#transport/contract/activity.ts'
import type { HeldView } from '#transport/contract/guardrails.ts'
import { Resource } from '#ui/state/resource.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

/** What the wallet sent, newest first. */
export class Activity {
  readonly all: Resource<readonly ActivityItem[]>
  /** What the user wants to be held before it is signed. */
  readonly held: Resource<readonly HeldView[]>
  readonly #wallet: Wallet

  constructor(wallet: Wallet) {
    this.#wallet = wallet
    this.held = new Resource(() => wallet.call('held.list', {}))
    this.all = new Resource(() => wallet.call('activity.list', {}))
  }

  async cancel(id: string): Promise<void> {
    await this.#wallet.call('held.cancel', { id })
    await this.held.reload()
  }

  find(id: string): ActivityItem | null {
    return this.all.value?.find((item) => item.id === id) ?? null
  }
}
