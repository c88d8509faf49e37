import type { Review } from '#domain/review/review.ts'
import type { Shown } from '#domain/transactions/shown.ts'
import type { Wallet } from '#ui/state/wallet.ts'

/** What was found out about a request. Nothing can be approved before it is here. */
export class ApprovalReview {
  current: Review | null = $state.raw(null)
  failed = $state(false)
  readonly #wallet: Wallet
  readonly #id: string

  constructor(wallet: Wallet, id: string) {
    this.#wallet = wallet
    this.#id = id
  }

  readonly load = async (): Promise<void> => {
    this.failed = false
    try {
      this.current = await this.#wallet.call('approvals.review', { id: this.#id })
      this.failed = this.current === null
    } catch {
      this.failed = true
    }
  }

  /** What the user sees that it will do; `null` where that is not known, or not all that events will tell. */
  get shown(): Shown | null {
    const { simulation = null, tokens = [] } = this.current ?? {}
    if (simulation?.state !== 'ok' || simulation.more !== undefined || simulation.isRead) return null
    const { changes, allowances = [] } = simulation
    return { changes, allowances, tokens }
  }

  get hasDanger(): boolean {
    return this.current?.findings.some(({ severity }) => severity === 'danger') ?? false
  }

  get isBlocked(): boolean {
    return this.current?.findings.some(({ severity }) => severity === 'block') ?? false
  }
}
