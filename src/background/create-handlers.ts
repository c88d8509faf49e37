import type { ShownCalls } from '#background/shown-calls.ts'
import type { Wallet } from '#background/create-wallet.ts'
import type { Looks } from '#background/looks.ts'
import { accountsHandlers } from '#background/handlers/accounts.ts'
import { activityHandlers } from '#background/handlers/activity.ts'
import { allowancesHandlers } from '#background/handlers/allowances.ts'
import { approvalsHandlers } from '#background/handlers/approvals.ts'
import { assetsHandlers } from '#background/handlers/assets.ts'
import { callsHandlers } from '#background/handlers/calls.ts'
import { contactsHandlers } from '#background/handlers/contacts.ts'
import { guardrailsHandlers } from '#background/handlers/guardrails.ts'
import { namesHandlers } from '#background/handlers/names.ts'
import { networksHandlers } from '#background/handlers/networks.ts'
import { sendHandlers } from '#background/handlers/send.ts'
import { sessionHandlers } from '#background/handlers/session.ts'
import { settingsHandlers } from '#background/handlers/settings.ts'
import { sitesHandlers } from '#background/handlers/sites.ts'
import { vaultHandlers } from '#background/handlers/vault.ts'
import { visibilityHandlers, type Tabs } from '#background/handlers/visibility.ts'
import { nodeProblem } from '#background/handlers/node-problem.ts'
import type { ChainId } from '#core/chain-id.ts'
import { err, type Result } from '#core/result.ts'
import { createAmounts } from '#domain/allowances/amounts.ts'
import type { Question, Queue } from '#domain/approvals/queue.ts'
import type { Presence } from '#domain/approvals/presence.ts'
import { quoteCalls } from '#domain/calls/quote-calls.ts'
import { quoteUndo } from '#domain/delegation/undo.ts'
import type { Clock, Random, Rpc } from '#domain/ports.ts'
import type { RpcFailure } from '#domain/ports.ts'
import type { Registry } from '#domain/review/erc7730/registry.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import type { Handlers } from '#transport/contract.ts'

type Deps = {
  readonly wallet: Wallet
  readonly queue: Queue
  readonly presence: Presence
  readonly random: Random
  readonly clock: Clock
  readonly rpc: Rpc
  readonly shownCalls: ShownCalls
  readonly tabs: Tabs
  readonly looks: Looks
  /** What the owners of contracts say of them. */
  readonly descriptors: () => Promise<Registry>
}

/** What the extension's own pages can ask, one room after another. */
export function createHandlers({
  wallet,
  queue,
  presence,
  random,
  clock,
  rpc,
  shownCalls,
  tabs,
  looks,
  descriptors,
}: Deps): Handlers {
  const { chainRpc, transactions } = wallet

  type Own = Extract<Question, { readonly kind: 'transaction' | 'authorization' | 'calls' }>
  async function openApproval(own: Pick<Own, 'kind' | 'request'>): Promise<{ readonly id: string }> {
    const requester = { type: 'wallet' } as const
    const { chainId } = own.request
    const placed = await queue.put({ ...own, requester, requestId: random.uuid(), step: 0, chainId } as Question)
    if (!placed.ok) throw new Error(`The wallet's own question was refused: ${placed.error}`)
    return { id: placed.value }
  }

  const openTransaction = (request: TransactionRequest) => openApproval({ kind: 'transaction', request })

  const { quote } = transactions
  const forPage = async <T>(told: Promise<Result<T, RpcFailure>>) => {
    const quoted = await told
    return quoted.ok ? quoted : err(nodeProblem(quoted.error))
  }

  const coin = async (chainId: ChainId) => (await wallet.networks.get(chainId))?.currency.symbol ?? null

  return {
    ...sessionHandlers(wallet),
    ...vaultHandlers({ ...wallet, random }),
    ...accountsHandlers(wallet),
    ...settingsHandlers(wallet),
    ...guardrailsHandlers(wallet),
    ...contactsHandlers(wallet),
    ...visibilityHandlers({ ...wallet, queue, tabs }),
    ...networksHandlers({ ...wallet, rpc }),
    ...namesHandlers({ ...wallet, clock }),
    ...assetsHandlers(wallet),
    ...allowancesHandlers({ ...wallet, clock, coin, descriptors, openApproval }),
    ...sitesHandlers(wallet),
    ...activityHandlers({ transactions, chainRpc, clock, openApproval: openTransaction }),
    ...sendHandlers({ transactions, openApproval: openTransaction }),
    ...approvalsHandlers({
      queue,
      presence,
      ...looks,
      amounts: createAmounts({ queue, chainRpc, coin }),
      quote: (request) => forPage(quote(request)),
      quoteCalls: (request) => forPage(quoteCalls({ chainRpc, quote }, request)),
      quoteUndo: (request) => forPage(quoteUndo({ chainRpc, quote }, request)),
      decrypter: wallet.decrypter,
    }),
    ...callsHandlers({
      ...wallet,
      coin,
      shown: shownCalls.last,
      openApproval: (request) => openApproval({ kind: 'authorization', request }),
    }),
  }
}
