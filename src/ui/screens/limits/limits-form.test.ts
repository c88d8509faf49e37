import { expect, test, vi } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { account, otherAccount } from '#domain/approvals/testing/queue.ts'
import { noGuardrail, type Guardrail } from '#domain/guardrails/guardrail.ts'
import { testChain } from '#domain/testing/transactions.ts'
import { LimitsForm } from '#ui/screens/limits/limits-form.svelte.ts'
import type { Wallet } from '#ui/state/wallet.ts'

const coin = { chainId: testChain, token: null, symbol: 'ETH', decimals: 18 }
const half = quantity(5n * 10n ** 17n)
const limited: Guardrail = {
  ...noGuardrail,
  limits: [{ ...coin, perTransaction: half, perDay: null, waitAbove: null }],
}

async function start(before: Guardrail = noGuardrail) {
  const set = vi.fn<(input: unknown) => unknown>(() => ok({}))
  const call = (name: string, input: unknown): Promise<unknown> =>
    Promise.resolve(name === 'guardrails.get' ? before : set(input))
  const form = new LimitsForm({ call, subscribe: () => () => undefined } as Wallet, account)
  await form.load()
  return { form, set }
}

test('a first limit: typed as people do, kept in base units, and with no password', async () => {
  const { form, set } = await start()
  expect(form.isReady).toBe(false)
  form.add(coin)
  form.add(coin)
  const [row] = form.rows
  expect(form.rows).toHaveLength(1)
  if (row === undefined) return
  row.perTransaction = 'half'
  expect(row.onceError).toContain('ETH')
  expect(form.isReady).toBe(false)
  row.perTransaction = '0.5'
  expect(form.isReady).toBe(true)
  expect(await form.save()).toBeUndefined()
  expect(set).toHaveBeenCalledExactlyOnceWith({ of: account, guardrail: limited, password: null })
  expect(form.isChanged).toBe(false)
})

test('empty fields are no limit, and an asset without any is left out', async () => {
  const { form } = await start()
  form.add(coin)
  expect(form.guardrail).toEqual(noGuardrail)
  expect(form.isReady).toBe(false)
})

test('loosening waits for the password, which is kept for no second try', async () => {
  const { form, set } = await start(limited)
  const [row] = form.rows
  expect(row?.perTransaction).toBe('0.5')
  if (row !== undefined) form.remove(row)
  expect(form.needsProof).toBe(true)
  expect(form.isReady).toBe(false)
  form.password = 'wrong'
  set.mockReturnValueOnce(err({ reason: 'wrong-password' }))
  expect(await form.save()).toBeTypeOf('string')
  expect(form.password).toBe('')
  form.password = 'right'
  expect(await form.save()).toBeUndefined()
  expect(set).toHaveBeenLastCalledWith({ of: account, guardrail: noGuardrail, password: 'right' })
})

test('the list of those dealt with', async () => {
  const { form } = await start()
  form.restricts = true
  form.allow(otherAccount)
  form.allow(otherAccount)
  expect(form.guardrail?.allowed).toEqual([otherAccount])
  form.disallow(otherAccount)
  expect(form.guardrail?.allowed).toEqual([])
})
