import { expect, test, vi } from 'vitest'
import { authorizationGas } from '#core/intrinsic-gas.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { quoteUndo, undoRequest } from '#domain/delegation/undo.ts'
import type { RpcFailure } from '#domain/ports.ts'
import { quoteOf } from '#domain/testing/subjects.ts'
import { sender, testChain } from '#domain/testing/transactions.ts'
import type { Quote } from '#domain/transactions/quote.ts'
import type { TransactionRequest } from '#domain/transactions/request.ts'

const of = { chainId: testChain, account: sender }
const quote = vi.fn<(of: TransactionRequest) => Promise<ReturnType<typeof ok<Quote>>>>(() =>
  Promise.resolve(ok(quoteOf(1n))),
)

test('it is a transaction to the account itself that carries nothing but the authorization', () => {
  expect(undoRequest(of)).toMatchObject({ from: sender, to: sender, value: '0x0', data: '0x', chainId: testChain })
})

test('it costs what the node says of the transaction, and the authorization on top', async () => {
  expect(await quoteUndo({ chainRpc: () => Promise.resolve(ok('0x5208')), quote }, of)).toEqual(ok(quoteOf(1n)))
  const gas = quantity(21_000n + authorizationGas)
  expect(quote).toHaveBeenCalledExactlyOnceWith({ ...undoRequest(of), gas })
})

test('a node that does not answer has no price', async () => {
  quote.mockClear()
  const failure = err<RpcFailure>({ kind: 'timeout' })
  expect(await quoteUndo({ chainRpc: () => Promise.resolve(failure), quote }, of)).toEqual(failure)
  expect(quote).not.toHaveBeenCalled()
})
