import type { Wallet } from '#background/create-wallet.ts'
import { accountsHandlers } from '#background/handlers/accounts.ts'
import { activityHandlers } from '#background/handlers/activity.ts'
import { approvalsHandlers } from '#background/handlers/approvals.ts'
import { assetsHandlers } from '#background/handlers/assets.ts'
import { networksHandlers } from '#background/handlers/networks.ts'
import { sendHandlers } from '#background/handlers/send.ts'
import { sessionHandlers } from '#background/handlers/session.ts'
import { settingsHandlers } from '#background/handlers/settings.ts'
import { sitesHandlers } from '#background/handlers/sites.ts'
import { vaultHandlers } from '#background/handlers/vault.ts'
import { nodeProblem } from '#background/handlers/node-problem.ts'
import { err } from '#core/result.ts'
import type { Presence } from '#domain/approvals/presence.ts'
import type { Queue } from '#domain/approvals/queue.ts'
import type { Clock, Random, Rpc } from '#domain/ports.ts'
import { createReview } from '#domain/review/create-review.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import type { Handlers, Output } from '#transport/contract.ts'

type Deps = {
  readonly wallet: Wallet
  readonly queue: Queue
  readonly presence: Presence
  readonly random: Random
  readonly clock: Clock
  readonly rpc: Rpc
}

/** What the extension's own pages can ask, one room after another. */
export function createHandlers({ wallet, queue, presence, random, clock, rpc }: Deps): Handlers {
  const { chainRpc, transactions } = wallet

  async function openApproval(request: TransactionRequest): Promise<{ readonly id: string }> {
    const { chainId } = request
    const requester = { type: 'wallet' } as const
    const placed = await queue.put({
      kind: 'transaction',
      requester,
      requestId: random.uuid(),
      step: 0,
      chainId,
      request,
    })
    if (!placed.ok) throw new Error(`The wallet's own question was refused: ${placed.error}`)
    return { id: placed.value }
  }

  async function quote(request: TransactionRequest): Promise<NonNullable<Output<'approvals.quote'>>> {
    const quoted = await transactions.quote(request)
    return quoted.ok ? quoted : err(nodeProblem(quoted.error))
  }

  const review = createReview({
    chainRpc,
    clock,
    journal: transactions.list,
    quote: transactions.quote,
    coin: async (chainId) => (await wallet.networks.get(chainId))?.currency.symbol ?? null,
    watched: wallet.assets.list,
  })

  return {
    ...sessionHandlers(wallet),
    ...vaultHandlers({ ...wallet, random }),
    ...accountsHandlers(wallet),
    ...settingsHandlers(wallet),
    ...networksHandlers({ ...wallet, rpc }),
    ...assetsHandlers(wallet),
    ...sitesHandlers(wallet),
    ...activityHandlers(wallet),
    ...sendHandlers({ transactions, openApproval }),
    ...approvalsHandlers({ queue, presence, review, quote, decrypter: wallet.decrypter }),
  }
}
