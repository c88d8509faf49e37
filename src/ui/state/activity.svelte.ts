import type { ActivityItem } from '#transport/contract/activity.ts'
import { Resource } from '#ui/state/resource.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

/** What the wallet sent, newest first. */
export class Activity {
  readonly all: Resource<readonly ActivityItem[]>

  constructor(wallet: Wallet) {
    this.all = new Resource(() => wallet.call('activity.list', {}))
  }

  find(id: string): ActivityItem | null {
    return this.all.value?.find((item) => item.id === id) ?? null
  }
}
