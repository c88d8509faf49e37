import { expect, test, vi } from 'vitest'
import { guardrailsHandlers } from '#background/handlers/guardrails.ts'
import { err, ok } from '#core/result.ts'
import { account, chain, question, site } from '#domain/approvals/testing/queue.ts'
import { noGuardrail } from '#domain/guardrails/guardrail.ts'
import type { Guardrails } from '#domain/guardrails/guardrails.ts'
import type { Hold } from '#domain/guardrails/holds.ts'
import { decision, transfer } from '#domain/testing/transactions.ts'

const approval = {
  ...question('1'),
  id: 'a',
  kind: 'transaction',
  chainId: chain,
  request: transfer(),
  createdAt: 0,
  state: { status: 'executing', decision },
} as const satisfies Hold['approval']

function start(held: readonly Hold[] = []) {
  const set = vi.fn<Guardrails['set']>(() => Promise.resolve(ok(undefined)))
  const cancel = vi.fn(() => Promise.resolve())
  const handlers = guardrailsHandlers({
    guardrails: { get: () => Promise.resolve(noGuardrail), set },
    holds: { list: () => Promise.resolve(held), cancel },
  })
  return { handlers, set, cancel }
}

test('what is set, and why it was not', async () => {
  const { handlers, set } = start()
  expect(await handlers['guardrails.get']({ of: account })).toEqual(noGuardrail)
  const input = { of: site, guardrail: noGuardrail, password: null }
  expect(await handlers['guardrails.set'](input)).toEqual(ok({}))
  set.mockResolvedValueOnce(err({ reason: 'proof-needed' }))
  expect(await handlers['guardrails.set'](input)).toEqual(err({ reason: 'proof-needed' }))
})

test('what is held, as a page sees it: who asked, what for, until when', async () => {
  const hold: Hold = { approval, seen: null, heldAt: 1, until: 2, ended: null }
  const own: Hold = { ...hold, approval: { ...approval, id: 'b', requester: { type: 'wallet' } }, ended: 'fees' }
  const { handlers, cancel } = start([hold, own])
  const [first, second] = await handlers['held.list']({})
  expect(first).toEqual({
    ...{ id: 'a', chainId: chain, origin: site, transactions: [approval.request] },
    ...{ heldAt: 1, until: 2, ended: null },
  })
  expect(second).toMatchObject({ id: 'b', origin: 'wallet', ended: 'fees' })
  await handlers['held.cancel']({ id: 'a' })
  expect(cancel).toHaveBeenCalledExactlyOnceWith('a')
})
