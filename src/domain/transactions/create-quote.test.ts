import { expect, test } from 'vitest'
import { authorizationGas } from '#core/intrinsic-gas.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok, type Result } from '#core/result.ts'
import { pinnedDelegate } from '#domain/delegation/pinned-delegate.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { hex, journalEntry, states, transfer } from '#domain/testing/transactions.ts'
import { createQuote } from '#domain/transactions/create-quote.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'

type Answers = Record<string, Result<unknown, RpcFailure>>

const usual: Answers = {
  eth_estimateGas: ok('0x5208'),
  eth_feeHistory: ok({ baseFeePerGas: ['0x64', '0x64'], reward: [['0x1', '0x2', '0x3']] }),
  eth_getBalance: ok('0x00ff'),
  eth_getTransactionCount: ok('0x2'),
}
const refused = (message: string, code = -32_000): Result<never, RpcFailure> => err({ kind: 'refused', code, message })

function quoted(changes: Answers = {}, request = transfer(), asked: unknown[][] = []) {
  const answers: Answers = { ...usual, ...changes }
  const chainRpc: ChainRpc = (_, method, params) => {
    asked.push([method, ...params])
    return Promise.resolve(answers[method] ?? refused('no such method', -32_601))
  }
  return createQuote({ chainRpc, journal: () => Promise.resolve([journalEntry(states.sent, { nonce: 2 })]) }, request)
}

test('a transfer costs exactly what the node says; the nonce counts what the journal holds', async () => {
  expect(await quoted()).toEqual(
    ok({
      gasLimit: '0x5208',
      balance: '0xff',
      nonce: '0x3',
      dataFee: '0x0',
      nonces: { used: 2, taken: [{ nonce: 2, least: { type: 'legacy', gasPrice: '0xa' } }] },
      fees: [
        expect.objectContaining({ speed: 'slow', cost: quantity(21_000n * 128n) }),
        expect.objectContaining({ speed: 'normal', cost: quantity(21_000n * 163n) }),
        expect.objectContaining({ speed: 'fast', cost: quantity(21_000n * 206n) }),
      ],
    }),
  )
})

test('a call gets a quarter more', async () => {
  const quote = await quoted({ eth_estimateGas: ok(quantity(100_000n)) }, transfer({ data: hex('0x12345678') }))
  expect(quote).toMatchObject(ok({ gasLimit: quantity(125_000n) }))
})

test("the site's gas and fee are respected", async () => {
  const asked: unknown[][] = []
  const quote = await quoted({}, transfer({ gas: quantity(90_000n), gasPrice: quantity(7n) }), asked)
  expect(quote).toMatchObject(ok({ gasLimit: quantity(90_000n) }))
  expect(quote.ok && quote.value.fees.at(-1)).toEqual({
    speed: 'site',
    fee: { type: 'legacy', gasPrice: '0x7' },
    cost: quantity(630_000n),
  })
  expect(asked.map(([method]) => method)).not.toContain('eth_estimateGas')
})

test.each([refused('execution reverted', 3), refused('insufficient funds for transfer')])(
  'what fails now still has a limit, as the review says that it fails',
  async (answer) => {
    expect(await quoted({ eth_estimateGas: answer })).toMatchObject(ok({ gasLimit: '0x5208' }))
    const call = transfer({ data: hex('0x12345678') })
    expect(await quoted({ eth_estimateGas: answer }, call)).toMatchObject(ok({ gasLimit: quantity(500_000n) }))
  },
)

test('a chain without a base fee is asked for its price', async () => {
  const legacy = { eth_gasPrice: ok('0x64') }
  const price = ok({ fees: [{ fee: { type: 'legacy', gasPrice: '0x64' } }, {}, {}] })
  expect(await quoted({ ...legacy, eth_feeHistory: refused('no', -32_601) })).toMatchObject(price)
  const zero = { eth_feeHistory: ok({ baseFeePerGas: ['0x0', '0x0'] }) }
  expect(await quoted({ ...legacy, ...zero, eth_getBlockByNumber: ok({ number: '0x1' }) })).toMatchObject(price)
})

test('a base fee of zero is a base fee', async () => {
  const changes = {
    eth_feeHistory: ok({ baseFeePerGas: ['0x0', '0x0'], reward: [['0x0', '0x0', '0x0']] }),
    eth_getBlockByNumber: ok({ baseFeePerGas: '0x0' }),
    eth_maxPriorityFeePerGas: ok('0x5'),
  }
  const fee = { type: 'eip1559', maxFeePerGas: '0x5', maxPriorityFeePerGas: '0x5' }
  expect(await quoted(changes)).toMatchObject(ok({ fees: [{ fee }, { fee }, { fee }] }))
})

test.each(Object.keys(usual))('when %s does not answer, or lies, there is no quote', async (method) => {
  expect(await quoted({ [method]: err({ kind: 'timeout' }) })).toEqual(err({ kind: 'timeout' }))
  expect(await quoted({ [method]: ok('<html>') })).toEqual(err({ kind: 'malformed' }))
})

test('a refusal that is no failure of the call is passed on', async () => {
  expect(await quoted({ eth_estimateGas: refused('header not found') })).toEqual(refused('header not found'))
  expect(await quoted({ eth_getBalance: refused('pruned') })).toEqual(refused('pruned'))
})

test('to replace what waits, every speed is at least what the network asks for that', async () => {
  const replaces = { id: 'a', how: 'speed-up' } as const
  const quote = await quoted({ eth_gasPrice: ok('0x1'), eth_feeHistory: refused('no') }, transfer({ replaces }))
  expect(quote).toMatchObject(ok({ nonce: '0x2' }))
  expect(quote.ok && quote.value.fees.map(({ fee }) => fee)).toEqual(
    Array.from({ length: 3 }, () => ({ type: 'legacy', gasPrice: '0xa' })),
  )
})

test("a site's own nonce is passed on where it is not the next, at a fee that takes the place of what waits with it", async () => {
  const legacy = { eth_gasPrice: ok('0x1'), eth_feeHistory: refused('no') }
  const replacing = await quoted(legacy, transfer({ nonce: quantity(2n), gasPrice: quantity(3n) }))
  expect(replacing).toMatchObject(ok({ nonce: '0x3', siteNonce: '0x2' }))
  expect(replacing.ok && replacing.value.fees.map(({ fee }) => fee)).toEqual(
    Array.from({ length: 4 }, () => ({ type: 'legacy', gasPrice: '0xa' })),
  )
  const ahead = await quoted(legacy, transfer({ nonce: quantity(7n) }))
  expect(ahead).toMatchObject(ok({ nonce: '0x3', siteNonce: '0x7', fees: [{ fee: { gasPrice: '0x1' } }, {}, {}] }))
  const next = await quoted(legacy, transfer({ nonce: quantity(3n) }))
  expect(next.ok && 'siteNonce' in next.value).toBe(false)
})

test('what waits with the number 0 makes nothing dearer that takes another', async () => {
  const chainRpc: ChainRpc = (_, method) => Promise.resolve(usual[method] ?? refused('no such method', -32_601))
  const feesBeside = async (entries: readonly JournalEntry[]) => {
    const quote = await createQuote({ chainRpc, journal: () => Promise.resolve(entries) }, transfer())
    return quote.ok && quote.value.fees
  }
  const dear = { gasLimit: quantity(21_000n), fee: { type: 'legacy', gasPrice: quantity(10n ** 12n) } } as const
  expect(await feesBeside([journalEntry(states.sent, { nonce: 0, decision: dear })])).toEqual(await feesBeside([]))
})

test('what the bytes cost on another chain is part of the most', async () => {
  const chainId = 10 as ReturnType<typeof transfer>['chainId']
  const quote = await quoted({ eth_call: ok(`0x${'4'.padStart(64, '0')}`) }, { ...transfer(), chainId })
  expect(quote).toMatchObject(ok({ dataFee: '0x5', fees: [{ cost: quantity(21_000n * 128n + 5n) }, {}, {}] }))
})

test.each<[string, string, unknown]>([
  ['no gas at all', 'eth_estimateGas', '0x0'],
  ['less gas than a transfer', 'eth_estimateGas', '0x5207'],
  ['more gas than any block', 'eth_estimateGas', '0xffffffffffffffff'],
  ['a base fee of a million million coins', 'eth_feeHistory', { baseFeePerGas: [quantity(10n ** 30n), '0x1'] }],
  ['a nonce that nobody has got to', 'eth_getTransactionCount', '0x1fffffffffffff'],
])('a node that says %s is not believed', async (_, method, answer) => {
  expect(await quoted({ [method]: ok(answer) })).toEqual(err({ kind: 'malformed' }))
})

test('the cancellation of a delegation pays for the authorization that makes it worth nothing', async () => {
  const chainRpc: ChainRpc = (_, method) => Promise.resolve(usual[method] ?? refused('no such method', -32_601))
  const cancel = transfer({ replaces: { id: 'a', how: 'cancel' } })
  const limit = async (changes: Partial<JournalEntry>) => {
    const quote = await createQuote(
      { chainRpc, journal: () => Promise.resolve([journalEntry(states.sent, changes)]) },
      cancel,
    )
    return quote.ok && BigInt(quote.value.gasLimit)
  }
  expect(await limit({})).toBe(21_000n)
  expect(await limit({ delegate: pinnedDelegate.address })).toBe(21_000n + authorizationGas)
})
