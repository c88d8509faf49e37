import { ok } from '#core/result.ts'
import { transactionsOf } from '#domain/calls/batch.ts'
import type { Guardrails } from '#domain/guardrails/guardrails.ts'
import type { Hold, Holds } from '#domain/guardrails/holds.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { guardrailsContract, HeldView } from '#transport/contract/guardrails.ts'

type Deps = {
  readonly guardrails: Pick<Guardrails, 'get' | 'set'>
  readonly holds: Pick<Holds, 'list' | 'cancel'>
}

function transactionsIn({ kind, request }: Hold['approval']): readonly TransactionRequest[] {
  if (kind === 'transaction') return [request]
  return kind === 'calls' ? transactionsOf({ ...request, mode: 'sequential' }) : []
}

const viewOf = ({ approval, heldAt, until, ended }: Hold): HeldView => ({
  ...{ id: approval.id, chainId: approval.chainId, heldAt, until, ended },
  origin: approval.requester.type === 'site' ? approval.requester.origin : 'wallet',
  transactions: [...transactionsIn(approval)],
})

export const guardrailsHandlers = ({ guardrails, holds }: Deps): HandlersOf<keyof typeof guardrailsContract> => ({
  'guardrails.get': ({ of }) => guardrails.get(of),
  'guardrails.set': async ({ of, guardrail, password }) => {
    const set = await guardrails.set(of, guardrail, password)
    return set.ok ? ok({}) : set
  },
  'held.list': async () => (await holds.list()).map(viewOf),
  'held.cancel': async ({ id }) => {
    await holds.cancel(id)
    return {}
  },
})
