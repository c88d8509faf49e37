import type { Wallet } from '#background/create-wallet.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import type { Clock } from '#domain/ports.ts'
import { createReview } from '#domain/review/create-review.ts'
import { createEarlyReview, type EarlyReview } from '#domain/review/early-review.ts'
import type { Registry } from '#domain/review/erc7730/registry.ts'
import type { Signatures } from '#domain/review/signatures/signatures.ts'
import type { Review, Simulation } from '#domain/review/review.ts'
import { turned } from '#domain/review/simulation/turned.ts'
import { withGuardrails } from '#domain/review/with-guardrails.ts'

type Deps = {
  readonly wallet: Pick<
    Wallet,
    'accounts' | 'assets' | 'chainRpc' | 'contacts' | 'guardrails' | 'networks' | 'settings' | 'transactions'
  >
  readonly clock: Clock
  /** Milliseconds. */
  readonly delay: (ms: number) => Promise<void>
  readonly descriptors: () => Promise<Registry>
  readonly signatures: () => Promise<Signatures>
}

/** What a request would do: as it is shown, and once more at the click. */
export type Looks = Pick<EarlyReview, 'begin' | 'forget'> & {
  readonly review: (approval: Approval) => Promise<Review>
  /** `null` where the node does not say in time, or there is nothing to say. */
  readonly simulate: (approval: Approval) => Promise<Simulation | null>
  /** Whether it would now do something else than what was seen. */
  readonly hasTurned: (approval: Approval, seen: Simulation) => Promise<boolean>
}

/** How long a click waits for another look; a node that is slower was seen once, and that must do. */
const patienceMs = 3_000

export function createLooks({ wallet, clock, delay, descriptors, signatures }: Deps): Looks {
  const { accounts, assets, chainRpc, contacts, guardrails, networks, settings, transactions } = wallet
  const look = createReview({
    chainRpc,
    clock,
    journal: transactions.list,
    quote: transactions.quote,
    coin: async (chainId) => (await networks.get(chainId))?.currency.symbol ?? null,
    watched: assets.list,
    endpoint: async (chainId) => (await networks.get(chainId))?.rpcUrl ?? null,
    descriptors,
    signatures,
    accounts: async () => (await accounts.list()).map(({ address }) => address),
    contacts: contacts.list,
    wishes: settings.get,
  })
  const { begin, take, forget } = createEarlyReview({ look, clock })

  async function simulate(approval: Approval): Promise<Simulation | null> {
    const now = await Promise.race([look(approval), delay(patienceMs)])
    return now?.simulation ?? null
  }

  return {
    begin,
    forget,
    simulate,
    async review(approval) {
      const found = await take(approval)
      const [breaches, minutes] = await Promise.all([
        guardrails.breaches(approval, found.simulation),
        guardrails.waitOf(approval, () => Promise.resolve(found.simulation)),
      ])
      return withGuardrails(found, breaches, minutes)
    },
    async hasTurned(approval, seen) {
      const now = await simulate(approval)
      return now !== null && turned(seen, now)
    },
  }
}
