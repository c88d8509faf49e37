import type { Address } from '#core/address.ts'
import { err, ok, type Result } from '#core/result.ts'
import { wipe } from '#core/wipe.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import type { Asset } from '#domain/assets/asset.ts'
import { journalId } from '#domain/calls/batch.ts'
import type { Breach } from '#domain/guardrails/breach.ts'
import { breachesOf, type Held } from '#domain/guardrails/breaches.ts'
import {
  isSet,
  noGuardrail,
  type Guarded,
  type Guardrail,
  type Guardrails as Rows,
} from '#domain/guardrails/guardrail.ts'
import type { Ledger, LedgerRow } from '#domain/guardrails/ledger.ts'
import { loosens } from '#domain/guardrails/loosens.ts'
import type { Proof, ProofRefusal } from '#domain/guardrails/proof.ts'
import { readAsked, type Asked } from '#domain/guardrails/read-asked.ts'
import { waitOf } from '#domain/guardrails/wait-of.ts'
import { simulatedBeyond } from '#domain/guardrails/with-simulated.ts'
import type { Lock, Notify, SealedTable } from '#domain/ports.ts'
import type { Simulation } from '#domain/review/review.ts'
import type { PasswordGate } from '#domain/session/password-gate.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'
import type { Vault } from '#domain/vault/vault.ts'

/** What the user set for sites and accounts, kept at the click. Unlocked only. */
export type Guardrails = {
  readonly get: (of: Guarded) => Promise<Guardrail>
  /** What loosens needs a proof; what tightens does not. */
  readonly set: (of: Guarded, guardrail: Guardrail, proof: Proof) => Promise<Result<void, ProofRefusal>>
  /** What a consent to it would overstep now. */
  readonly breaches: (approval: Approval, simulation: Simulation | null) => Promise<readonly Breach[]>
  /** At the click: where nothing is overstepped, or the proof holds, it is counted, and may be carried out. */
  readonly admit: (approval: Approval, proof: Proof) => Promise<Result<void, ProofRefusal>>
  /** For how many minutes it is held after consent; looks only where a time is set. */
  readonly waitOf: (approval: Approval, look: () => Promise<Simulation | null>) => Promise<number>
  /** Nothing came of it: it is not counted any more. */
  readonly giveBack: (approvalId: string) => Promise<void>
}

type Deps = {
  /** The row `id` of it. */
  readonly table: SealedTable<Rows>
  readonly ledger: Ledger
  readonly gate: Pick<PasswordGate, 'attempt'>
  readonly vault: Pick<Vault, 'open'>
  readonly watched: (chainId: number) => Promise<readonly Pick<Asset, 'type' | 'address'>[]>
  /** What the node finds now; `null` where it does not say in time. */
  readonly simulate: (approval: Approval) => Promise<Simulation | null>
  readonly journal: () => Promise<readonly JournalEntry[]>
  readonly lock: Lock
  readonly notify: Notify
}

const id = 'guardrails'

type Look = { readonly breaches: readonly Breach[]; readonly row: Omit<LedgerRow, 'at'> }

const originOf = ({ requester }: Approval): string => (requester.type === 'site' ? requester.origin : 'wallet')

function accountOf({ request }: Approval): Address | null {
  if ('from' in request) return request.from
  return 'account' in request ? request.account : null
}

/** Where the journal will have it; a signature is nowhere. */
function journalIdOf({ id: approvalId, kind }: Approval, index: number): string | null {
  if (kind === 'transaction') return approvalId
  return kind === 'calls' ? journalId(approvalId, index) : null
}

const whole = (each: readonly Asked[]): Asked => ({
  outflows: each.flatMap(({ outflows }) => outflows),
  parties: each.flatMap(({ parties }) => parties),
  unread: each.flatMap(({ unread }) => unread),
})

export function createGuardrails(deps: Deps): Guardrails {
  const { table, ledger, gate, vault, watched, simulate, journal, lock, notify } = deps
  const rows = async (): Promise<Rows> => (await table.get(id)) ?? []
  const of = (all: Rows, guarded: string): Guardrail => all.find((row) => row.of === guarded)?.guardrail ?? noGuardrail

  /** Those of the account and of the site that are set. */
  async function applying(approval: Approval): Promise<readonly Omit<Held, 'before'>[]> {
    const all = await rows()
    const guardrails: readonly Omit<Held, 'before'>[] = [
      { of: 'account', guardrail: of(all, accountOf(approval) ?? '') },
      { of: 'site', guardrail: of(all, originOf(approval)) },
    ]
    return guardrails.filter(({ guardrail }) => isSet(guardrail))
  }

  async function look(
    approval: Approval,
    each: readonly Asked[],
    account: Address,
    simulation: Simulation | null,
  ): Promise<Look> {
    const { chainId, request } = approval
    const origin = originOf(approval)
    const asked = whole(each)
    const beyond = simulatedBeyond(asked, simulation, account)
    const replaces = 'replaces' in request ? request.replaces.id : null
    const set = await applying(approval)
    const held = await Promise.all(
      set.map(async (guardrail) => {
        const guarded = (guardrail.of === 'account' ? account : origin) as Guarded
        return { ...guardrail, before: await ledger.spent(guarded, chainId, { id: approval.id, replaces }) }
      }),
    )
    const known = held.length === 0 ? [] : await watched(chainId)
    const fungible = new Set(known.flatMap(({ type, address }) => (type === 'erc20' ? [address] : [])))
    const breaches = breachesOf(held, {
      ...{ chainId, account, asked, simulation },
      outflows: [...asked.outflows, ...beyond],
      watched: new Set(known.map(({ address }) => address)),
      // The wallet's own questions are made for what the contract is.
      isFungible: (contract) => origin === 'wallet' || fungible.has(contract),
    })
    const parts = each.map(({ outflows }, index) => ({
      journalId: journalIdOf(approval, index),
      outflows: index === 0 ? [...outflows, ...beyond] : [...outflows],
    }))
    return { breaches, row: { id: approval.id, account, origin, chainId, parts } }
  }

  /** The password opens the vault, and nothing is kept of either. */
  async function prove(proof: Proof): Promise<Result<void, ProofRefusal>> {
    if (proof === null) return err({ reason: 'proof-needed' })
    const opened = await gate.attempt(() => vault.open(proof))
    if (!opened.ok) return opened
    wipe(opened.value.dataKey, opened.value.payload.entropy)
    return ok(undefined)
  }

  return {
    get: async (guarded) => of(await rows(), guarded),
    set: (guarded, guardrail, proof) =>
      lock(id, async () => {
        if (loosens(of(await rows(), guarded), guardrail)) {
          const proved = await prove(proof)
          if (!proved.ok) return proved
        }
        await table.update(id, (before) => {
          const others = (before ?? []).filter((row) => row.of !== guarded)
          return isSet(guardrail) ? [...others, { of: guarded, guardrail }] : others
        })
        notify('settings')
        return ok(undefined)
      }),
    async breaches(approval, simulation) {
      const [each, account] = [readAsked(approval), accountOf(approval)]
      return each === null || account === null ? [] : (await look(approval, each, account, simulation)).breaches
    },
    async admit(approval, proof) {
      const [each, account] = [readAsked(approval), accountOf(approval)]
      if (each === null || account === null) return ok(undefined)
      const isLimited = (await applying(approval)).length > 0
      const simulation = isLimited && approval.kind !== 'typed-data' ? await simulate(approval) : null
      // One at a time, or two at once would each find room for itself alone.
      return lock(id, async () => {
        const { breaches, row } = await look(approval, each, account, simulation)
        if (breaches.length > 0) {
          const proved = await prove(proof)
          if (!proved.ok) return proved
        }
        if (row.parts.some(({ outflows }) => outflows.length > 0)) await ledger.put(row)
        return ok(undefined)
      })
    },
    async waitOf(approval, lookNow) {
      const [each, account] = [readAsked(approval), accountOf(approval)]
      if (each === null || account === null) return 0
      const waiting = (await applying(approval)).filter(({ guardrail }) => guardrail.wait.minutes > 0)
      if (waiting.length === 0) return 0
      const [asked, simulation] = [whole(each), await lookNow()]
      const outflows = [...asked.outflows, ...simulatedBeyond(asked, simulation, account)]
      const guardrails = waiting.map(({ guardrail }) => guardrail)
      return waitOf(approval, guardrails, { account, asked, simulation, outflows }, await journal())
    },
    giveBack: ledger.remove,
  }
}
