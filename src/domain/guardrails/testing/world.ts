import * as v from 'valibot'
import { Origin } from '#core/origin.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import type { Asset } from '#domain/assets/asset.ts'
import { memoryLock } from '#domain/approvals/testing/queue.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import { noGuardrail, type Guardrail, type Guardrails as Rows, type Limit } from '#domain/guardrails/guardrail.ts'
import { createGuardrails } from '#domain/guardrails/guardrails.ts'
import { createLedger, type LedgerRows } from '#domain/guardrails/ledger.ts'
import type { PasswordGate } from '#domain/session/password-gate.ts'
import { memoryTable } from '#domain/testing/memory.ts'
import { token } from '#domain/testing/subjects.ts'
import { journalEntry, testChain, transfer } from '#domain/testing/transactions.ts'
import type { JournalEntry, JournalState } from '#domain/transactions/journal-entry.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

export const site = v.parse(Origin, 'https://app.example')
export const otherSite = v.parse(Origin, 'https://other.example')
export const hour = 3_600_000
export const password = 'right'

export const limit = (perTransaction: bigint | null, perDay: bigint | null, changes: Partial<Limit> = {}): Limit => ({
  ...{ chainId: testChain, token: null, symbol: 'ETH', decimals: 18 },
  perTransaction: perTransaction === null ? null : quantity(perTransaction),
  perDay: perDay === null ? null : quantity(perDay),
  waitAbove: null,
  ...changes,
})
export const limits = (...each: readonly Limit[]): Guardrail => ({ ...noGuardrail, limits: [...each] })
export const ofToken = { token, symbol: 'PLN', decimals: 2 }

export function asked(id: string, request: Partial<TransactionRequest>, origin: Origin | null = site): Approval {
  return {
    id,
    ...{ requestId: id, step: 0, kind: 'transaction', chainId: testChain, createdAt: 0 },
    requester: origin === null ? { type: 'wallet' } : { type: 'site', origin, channel: 'c', method: 'm' },
    request: transfer(request),
    state: { status: 'pending' },
  }
}
export const sends = (id: string, value: bigint, origin: Origin | null = site) =>
  asked(id, { value: quantity(value) }, origin)

type Deps = Parameters<typeof createGuardrails>[0]

/** What is asked of others, so that a test may watch it. */
type Told = { readonly simulate: Deps['simulate']; readonly open: Deps['vault']['open'] }

/** As the vault opens: with the right password alone. */
export const opens: Told['open'] = (given) =>
  Promise.resolve(
    given === password
      ? ok({ dataKey: new Uint8Array(32), payload: { entropy: new Uint8Array(16) } as never })
      : err('wrong-password'),
  )

/** Guardrails over tables in memory, and what a node, a journal and the clock are told to say. */
export function createWorld({ simulate, open: openVault }: Told) {
  const watchedTokens: Pick<Asset, 'type' | 'address'>[] = [{ type: 'erc20', address: token }]
  const tables = { guardrails: memoryTable<Rows>(), ledger: memoryTable<LedgerRows>() }
  const journal: JournalEntry[] = []
  const open = new Set<string>()
  const time = { now: 1_000 * hour }
  const vault = { open: openVault }
  const gate: Pick<PasswordGate, 'attempt'> = {
    attempt: async (run) => {
      const result = await run()
      return result.ok ? result : err({ reason: result.error })
    },
  }
  const clock = { now: () => time.now }
  /** A worker over the same tables, as after a stop. */
  const worker = () =>
    createGuardrails({
      table: tables.guardrails,
      ledger: createLedger({
        table: tables.ledger,
        journal: () => Promise.resolve(journal),
        isOpen: (id) => Promise.resolve(open.has(id)),
        clock,
      }),
      ...{ gate, vault, simulate, lock: memoryLock() },
      journal: () => Promise.resolve(journal),
      watched: () => Promise.resolve(watchedTokens),
      notify: () => undefined,
    })
  const guardrails = worker()
  const isAdmitted = async (approval: Approval, proof: string | null = null): Promise<boolean> => {
    const admitted = await guardrails.admit(approval, proof)
    if (admitted.ok) open.add(approval.id)
    return admitted.ok
  }
  const becomes = (id: string, state: JournalState): void => {
    open.delete(id)
    journal.splice(0, journal.length, ...journal.filter((entry) => entry.id !== id), journalEntry(state, { id }))
  }
  return { guardrails, worker, isAdmitted, becomes, tables, time, open, journal, watchedTokens }
}
