import type { Wallet } from '#background/create-wallet.ts'
import { accountsHandlers } from '#background/handlers/accounts.ts'
import { activityHandlers } from '#background/handlers/activity.ts'
import { approvalsHandlers } from '#background/handlers/approvals.ts'
import { networksHandlers } from '#background/handlers/networks.ts'
import { sendHandlers } from '#background/handlers/send.ts'
import { sessionHandlers } from '#background/handlers/session.ts'
import { settingsHandlers } from '#background/handlers/settings.ts'
import { sitesHandlers } from '#background/handlers/sites.ts'
import { vaultHandlers } from '#background/handlers/vault.ts'
import type { Presence } from '#domain/approvals/presence.ts'
import type { Queue } from '#domain/approvals/queue.ts'
import type { Random, Rpc } from '#domain/ports.ts'
import { createReview } from '#domain/review/create-review.ts'
import type { Handlers } from '#transport/contract.ts'

type Deps = {
  readonly wallet: Wallet
  readonly queue: Queue
  readonly presence: Presence
  readonly random: Random
  readonly rpc: Rpc
}

/** What the extension's own pages can ask, one room after another. */
export function createHandlers({ wallet, queue, presence, random, rpc }: Deps): Handlers {
  return {
    ...sessionHandlers(wallet),
    ...vaultHandlers({ ...wallet, random }),
    ...accountsHandlers(wallet),
    ...settingsHandlers(wallet),
    ...networksHandlers({ ...wallet, rpc }),
    ...sitesHandlers(wallet),
    ...activityHandlers(wallet),
    ...sendHandlers({ ...wallet, queue, random }),
    ...approvalsHandlers({ queue, presence, review: createReview(wallet), quote: wallet.transactions.quote }),
  }
}
