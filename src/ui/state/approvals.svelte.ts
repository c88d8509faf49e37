import type { Simulation } from '#domain/review/review.ts'
import type { Output } from '#transport/contract.ts'
import type { ApprovalView } from '#transport/contract/approvals.ts'
import { Resource } from '#ui/state/resource.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

/** What waits for the user's answer, oldest first. */
export class Approvals {
  readonly all: Resource<readonly ApprovalView[]>
  /** How many wait; known even while the wallet is locked. */
  readonly count: Resource<number>
  readonly #wallet: Wallet

  constructor(wallet: Wallet) {
    this.#wallet = wallet
    this.all = new Resource(() => wallet.call('approvals.list', {}))
    this.count = new Resource(async () => (await wallet.call('approvals.count', {})).count)
  }

  get front(): ApprovalView | null {
    return this.all.value?.[0] ?? null
  }

  get ids(): readonly string[] {
    return this.all.value?.map(({ id }) => id) ?? []
  }

  get waiting(): number {
    return this.all.value?.length ?? 0
  }

  /** @param seen what the user was shown that it will do. @param password only where it was asked for. */
  async approve(
    { id, revision }: Pick<ApprovalView, 'id' | 'revision'>,
    decision: unknown,
    seen: Simulation | null,
    password: string | null,
  ): Promise<Output<'approvals.approve'>> {
    return this.#wallet.call('approvals.approve', { id, decision, seen, password, revision })
  }

  async reject(id: string): Promise<void> {
    await this.#wallet.call('approvals.reject', { id })
    await this.all.reload()
  }

  async rejectAll(): Promise<void> {
    await this.#wallet.call('approvals.rejectAll', {})
    if (this.all.wanted) await this.all.reload()
    await this.count.reload()
  }
}
