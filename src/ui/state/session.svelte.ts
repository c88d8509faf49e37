import { Resource } from '#ui/state/resource.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'
import type { Output } from '#transport/contract.ts'
import type { SessionStatus } from '#transport/contract/session.ts'

const touchEveryMs = 30_000

/** Which of its faces the wallet shows: empty, recovery, locked or unlocked. */
export class Session {
  readonly status: Resource<SessionStatus>
  readonly #wallet: Wallet
  #touchedAt = 0
  #showedSecret = false

  constructor(wallet: Wallet) {
    this.#wallet = wallet
    this.status = new Resource(() => wallet.call('session.status', {}))
  }

  get phase(): SessionStatus['phase'] | null {
    return this.status.value?.phase ?? null
  }

  async unlock(password: string): Promise<Output<'session.unlock'>> {
    const result = await this.#wallet.call('session.unlock', { password })
    if (result.ok) await this.status.reload()
    return result
  }

  async lock(): Promise<void> {
    await this.#wallet.call('session.lock', {})
    await this.status.reload()
  }

  /** A page that has shown a secret starts afresh when the wallet locks, so that nothing of it stays in memory. */
  showedSecret(): void {
    this.#showedSecret = true
  }

  get mustForget(): boolean {
    return this.#showedSecret
  }

  /** The user did something; the auto-lock deadline moves, asked for at most twice a minute. */
  readonly touch = (): void => {
    const now = Date.now()
    if (this.phase !== 'unlocked' || now - this.#touchedAt < touchEveryMs) return
    this.#touchedAt = now
    this.#wallet.call('session.touch', {}).catch(() => this.status.reload())
  }
}
