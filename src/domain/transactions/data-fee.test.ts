import { expect, test, vi } from 'vitest'
import { err, ok } from '#core/result.ts'
import type { ChainRpc } from '#domain/ports.ts'
import { hex, transfer } from '#domain/testing/transactions.ts'
import { readDataFee } from '#domain/transactions/data-fee.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

const on = (chainId: number, changes: Partial<TransactionRequest> = {}): TransactionRequest => ({
  ...transfer(changes),
  chainId: chainId as TransactionRequest['chainId'],
})
const word = (value: number) => `0x${value.toString(16).padStart(64, '0')}`

test.each([
  [10, '0x420000000000000000000000000000000000000F'],
  [8_453, '0x420000000000000000000000000000000000000F'],
  [534_352, '0x5300000000000000000000000000000000000002'],
])('on chain %i the contract that knows is asked, and a quarter is added', async (chainId, to) => {
  const rpc = vi.fn<ChainRpc>(() => Promise.resolve(ok(word(1_000))))
  expect(await readDataFee(rpc, on(chainId), 21_000n)).toEqual(ok(1_250n))
  const data = expect.stringMatching(/^0x49948e0e0{62}20/) as unknown
  expect(rpc).toHaveBeenCalledExactlyOnceWith(chainId, 'eth_call', [{ to, data }, 'latest'], undefined)
})

test('the question holds the bytes that will be signed, whole', async () => {
  const rpc = vi.fn<ChainRpc>(() => Promise.resolve(ok(word(1))))
  const data = hex(`0x${'ab'.repeat(100)}`)
  await readDataFee(rpc, on(10, { data }), 21_000n)
  const [call] = (rpc.mock.calls[0]?.[2] ?? []) as { readonly data: string }[]
  expect(call?.data).toContain('ab'.repeat(100))
  expect(((call?.data.length ?? 0) - 10) % 64).toBe(0)
})

test('elsewhere nobody is asked', async () => {
  const rpc = vi.fn<ChainRpc>()
  expect(await readDataFee(rpc, on(1), 21_000n)).toEqual(ok(0n))
  expect(rpc).not.toHaveBeenCalled()
})

test('unknown is never zero', async () => {
  const fails: ChainRpc = () => Promise.resolve(err({ kind: 'timeout' }))
  expect(await readDataFee(fails, on(10), 21_000n)).toEqual(err({ kind: 'timeout' }))
  const lies: ChainRpc = () => Promise.resolve(ok('0x'))
  expect(await readDataFee(lies, on(10), 21_000n)).toEqual(err({ kind: 'malformed' }))
})
