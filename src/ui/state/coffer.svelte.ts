import { createContext } from 'svelte'
import type { Topic } from '#domain/ports.ts'
import { accountName } from '#ui/app/names.ts'
import { Accounts } from '#ui/state/accounts.svelte.ts'
import { Activity } from '#ui/state/activity.svelte.ts'
import { Approvals } from '#ui/state/approvals.svelte.ts'
import { Assets } from '#ui/state/assets.svelte.ts'
import { Balance } from '#ui/state/balance.svelte.ts'
import { Contacts } from '#ui/state/contacts.svelte.ts'
import { Networks } from '#ui/state/networks.svelte.ts'
import { Router } from '#ui/state/router.svelte.ts'
import { Session } from '#ui/state/session.svelte.ts'
import { Settings } from '#ui/state/settings.svelte.ts'
import { Sites } from '#ui/state/sites.svelte.ts'
import { Visibility } from '#ui/state/visibility.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

/** Everything a page of the wallet knows, together, and what keeps it true. */
export class Coffer {
  readonly wallet: Wallet
  readonly version: string
  readonly router = new Router()
  readonly session: Session
  readonly accounts: Accounts
  readonly contacts: Contacts
  readonly networks: Networks
  readonly balance: Balance
  readonly assets: Assets
  readonly approvals: Approvals
  readonly activity: Activity
  readonly sites: Sites
  readonly settings: Settings
  readonly visibility: Visibility
  /** Beside a page of the user's: the popup or the side panel, not a tab or window of its own. */
  readonly isBeside: boolean

  constructor(wallet: Wallet, version: string, isBeside = false) {
    this.isBeside = isBeside
    this.wallet = wallet
    this.version = version
    this.session = new Session(wallet)
    this.accounts = new Accounts(wallet)
    this.contacts = new Contacts(wallet)
    this.networks = new Networks(wallet)
    this.balance = new Balance(wallet)
    this.assets = new Assets(wallet)
    this.approvals = new Approvals(wallet)
    this.activity = new Activity(wallet)
    this.sites = new Sites(wallet)
    this.settings = new Settings(wallet)
    this.visibility = new Visibility(wallet)
  }

  /** What the user calls an address: an own account's name, or a contact's. */
  readonly nameOf = (address: string): string | undefined => {
    const own = this.accounts.find(address)
    return own === null ? this.contacts.find(address)?.name : accountName(own)
  }

  /** Listens until `signal` aborts: to the background, to the user, and to the page coming back into view. */
  start(signal: AbortSignal): void {
    const changed: Record<Topic, () => void> = {
      session: () => void this.#sessionChanged(),
      accounts: this.accounts.all.refresh,
      networks: this.networks.all.refresh,
      approvals: () => {
        this.approvals.all.refresh()
        this.approvals.count.refresh()
      },
      activity: () => {
        this.activity.all.refresh()
        this.activity.held.refresh()
      },
      sites: this.sites.all.refresh,
      settings: () => {
        this.settings.all.refresh()
        this.visibility.all.refresh()
      },
      assets: this.assets.refresh,
      contacts: this.contacts.all.refresh,
    }
    for (const [topic, listener] of Object.entries(changed)) {
      signal.addEventListener('abort', this.wallet.subscribe(topic as Topic, listener))
    }
    for (const type of ['pointerdown', 'keydown']) globalThis.addEventListener(type, this.session.touch, { signal })
    document.addEventListener('visibilitychange', () => void this.#sessionChanged(), { signal })
    void this.session.status.reload()
  }

  async #sessionChanged(): Promise<void> {
    const before = this.session.phase
    await this.session.status.reload()
    const { phase } = this.session
    if (phase === 'unlocked') return
    // Not before there is anything to lock: who looks away while writing the words down finds them where they were.
    if (this.session.mustForget && (phase === 'locked' || before === 'unlocked')) {
      globalThis.location.reload()
      return
    }
    for (const resource of [
      this.accounts.all,
      this.contacts.all,
      this.networks.all,
      this.approvals.all,
      this.activity.all,
      this.activity.held,
      this.sites.all,
      this.settings.all,
      this.visibility.all,
      this.visibility.here,
    ]) {
      resource.forget()
    }
    this.balance.forget()
    this.assets.forget()
  }
}

export const [getCoffer, setCoffer] = createContext<Coffer>()
