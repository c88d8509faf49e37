import { expect, test } from 'vitest'
import { parseFunction } from '#core/abi-type.ts'
import type { Hex } from '#core/hex.ts'
import { isWhole, tokensDescribed } from '#domain/review/erc7730/described.ts'
import { describeCall, type Description } from '#domain/review/erc7730/describe.ts'
import { createRegistry, placeOf } from '#domain/review/erc7730/registry.ts'
import { address, callData } from '#domain/testing/subjects.ts'

const [contract, other, user] = [address('c'), address('d'), address('a')]
const signature = 'pay(address to, uint256 amount, uint256 until)'

type Format = Readonly<Record<string, unknown>>
const field = (path: string, format: string, params?: unknown, more: Format = {}): Format => ({
  path,
  label: path,
  format,
  ...(params !== undefined && { params }),
  ...more,
})

const all = [field('to', 'addressName'), field('amount', 'amount'), field('until', 'date', { encoding: 'timestamp' })]

/** A registry of one contract, and what its one function says. */
function registryOf(formats: Readonly<Record<string, Format>>, more: Format = {}) {
  const context = { contract: { deployments: [{ chainId: 1, address: contract }] } }
  return createRegistry({
    displays: [{ formats, ...more }],
    descriptors: [{ context, metadata: { owner: 'Owner', constants: { max: '0x64', token: other } }, display: 0 }],
    places: { [placeOf(1, contract)]: [0] },
  })
}

const selectorOf = (text: string): string => parseFunction(text)?.selector ?? ''
const pay = (...words: readonly (bigint | string)[]): Hex => callData(selectorOf(signature), ...words)

function said(format: Format, data = pay(other, 5n, 6n), more: Format = {}, value = 0n): Description {
  return describeCall(registryOf({ [signature]: format }, more), { chainId: 1, to: contract, from: user, value, data })
}

const values = (description: Description) =>
  description?.ok === true ? description.value.fields.map((one) => one.value) : description

test('says what its owner says, field for field', () => {
  expect(said({ intent: 'Pay', fields: all })).toEqual({
    ok: true,
    value: {
      owner: 'Owner',
      intent: ['Pay'],
      fields: [
        { label: 'to', value: { type: 'address', address: other } },
        { label: 'amount', value: { type: 'coin', amount: '5' } },
        { label: 'until', value: { type: 'date', seconds: '6' } },
      ],
      rest: [],
    },
  })
})

test('is of one contract on one chain and of its functions, and of nothing else', () => {
  const registry = registryOf({ [signature]: { intent: 'Pay', fields: all } })
  const call = { chainId: 1, to: contract, from: user, value: 0n, data: pay(other, 5n, 6n) }
  expect(describeCall(registry, call)?.ok).toBe(true)
  expect(describeCall(registry, { ...call, chainId: 10 })).toBeNull()
  expect(describeCall(registry, { ...call, to: other })).toBeNull()
  expect(describeCall(registry, { ...call, data: callData('0xdeadbeef', 1n) })).toBeNull()
})

test('what the index claims is checked against the descriptor', () => {
  const context = { contract: { deployments: [{ chainId: 1, address: contract }] } }
  const descriptors = [{ context, metadata: {}, display: 0 }]
  const packed = {
    displays: [{ formats: { [signature]: { fields: all } } }],
    descriptors,
    places: { [placeOf(1, other)]: [0] },
  }
  const data = pay(other, 5n, 6n)
  expect(describeCall(createRegistry(packed), { chainId: 1, to: other, from: user, value: 0n, data })).toBeNull()
})

test('two descriptions of one call are none', () => {
  const context = { contract: { deployments: [{ chainId: 1, address: contract }] } }
  const one = { context, metadata: {}, display: 0 }
  const packed = {
    displays: [{ formats: { [signature]: { fields: all } } }],
    descriptors: [one, one],
    places: { [placeOf(1, contract)]: [0, 1] },
  }
  const call = { chainId: 1, to: contract, from: user, value: 0n, data: pay(other, 5n, 6n) }
  expect(describeCall(createRegistry(packed), call)).toEqual({ ok: false, error: 'ambiguous' })
})

test('what is neither shown nor left out by name is shown as it is', () => {
  const [to] = all
  const hidden = { path: 'until', label: 'until', visible: 'never' }
  expect(said({ fields: [to, hidden] }, pay(other, 5n, 6n), {}, 7n)).toMatchObject({
    value: {
      rest: [
        { label: 'amount', value: { type: 'integer', integer: '5' } },
        { label: '@.value', value: { type: 'coin', amount: '7' } },
      ],
    },
  })
  expect(said({ fields: [to], excluded: ['amount', 'until'] })).toMatchObject({ value: { rest: [] } })
  expect(said({ fields: [to], required: ['amount'] })).toEqual({ ok: false, error: 'unreadable' })
})

test('data behind the arguments are shown, and leave the call not wholly read', () => {
  const description = said({ fields: all }, `${pay(other, 5n, 6n)}ff` as Hex)
  expect(description).toMatchObject({
    value: { rest: [{ label: '@.surplus', value: { type: 'bytes', bytes: '0xff' } }] },
  })
  expect(description?.ok === true && isWhole(description.value)).toBe(false)
})

test('data that are not as the signature says are not described', () => {
  expect(said({ fields: all }, pay(other, 5n))).toEqual({ ok: false, error: 'other-data' })
  expect(said({ fields: all }, pay(1n << 160n, 5n, 6n))).toEqual({ ok: false, error: 'other-data' })
})

test('amounts of tokens: by path, by constant, of the coin, without end', () => {
  const amounts = (params: Format, data = pay(other, 5n, 6n)) =>
    values(said({ fields: [field('amount', 'tokenAmount', params)], excluded: ['to', 'until'] }, data))
  const amount = { type: 'token-amount', amount: '5', token: other, chainId: null, beyond: null }
  expect(amounts({ tokenPath: 'to' })).toEqual([amount])
  expect(amounts({ tokenPath: '@.to' })).toEqual([{ ...amount, token: contract }])
  expect(amounts({ token: '$.metadata.constants.token' })).toEqual([amount])
  expect(amounts({})).toEqual([{ ...amount, token: null }])
  expect(amounts({ tokenPath: 'to', nativeCurrencyAddress: other })).toEqual([{ type: 'coin', amount: '5' }])
  expect(amounts({ tokenPath: 'to', chainId: 10 })).toEqual([{ ...amount, chainId: 10 }])
  const beyond = pay(other, 100n, 6n)
  const threshold = '$.metadata.constants.max'
  expect(amounts({ tokenPath: 'to', threshold }, beyond)).toEqual([{ ...amount, amount: '100', beyond: '' }])
  expect(amounts({ tokenPath: 'to', threshold, message: 'Max' }, beyond)).toMatchObject([{ beyond: 'Max' }])
  expect(amounts({ tokenPath: 'to', threshold }, pay(other, 99n, 6n))).toMatchObject([{ beyond: null }])
  expect(amounts({ tokenPath: 'until' })).toEqual({ ok: false, error: 'unreadable' })
})

test.each([
  ['raw', undefined, { type: 'integer', integer: '5' }],
  ['duration', undefined, { type: 'duration', seconds: '5' }],
  ['chainId', undefined, { type: 'chain', chainId: '5' }],
  ['date', { encoding: 'blockheight' }, { type: 'block', height: '5' }],
  ['unit', { base: '%', decimals: 2 }, { type: 'unit', amount: '5', decimals: 2, base: '%', prefix: false }],
  ['enum', { $ref: '$.metadata.enums.kinds' }, { type: 'text', text: 'Five' }],
  ['nftName', { collectionPath: 'to' }, { type: 'nft', id: '5', collection: other }],
])('the format %s', (format, params, value) => {
  const context = { contract: { deployments: [{ chainId: 1, address: contract }] } }
  const fields = [field('amount', format, params)]
  const registry = createRegistry({
    displays: [{ formats: { [signature]: { fields, excluded: ['to', 'until'] } } }],
    descriptors: [{ context, metadata: { enums: { kinds: { '5': 'Five' } } }, display: 0 }],
    places: { [placeOf(1, contract)]: [0] },
  })
  const call = { chainId: 1, to: contract, from: user, value: 0n }
  expect(values(describeCall(registry, { ...call, data: pay(other, 5n, 6n) }))).toEqual([value])
  if (format === 'enum') expect(describeCall(registry, { ...call, data: pay(other, 4n, 6n) })?.ok).toBe(false)
})

test('an address that stands for the sender, and only a value that is one', () => {
  const to = (params: Format) => values(said({ fields: [field('to', 'addressName', params), ...all.slice(1)] }))
  expect(to({ senderAddress: [other] })).toMatchObject([{ type: 'sender', address: user }, {}, {}])
  expect(to({ senderAddress: [user] })).toMatchObject([{ type: 'address', address: other }, {}, {}])
  expect(values(said({ fields: [field('amount', 'addressName'), all[0]] }))).toEqual({ ok: false, error: 'unreadable' })
})

test('fields that are shown under a condition', () => {
  const shown = (visible: unknown, amount: bigint) =>
    values(
      said(
        { fields: [field('amount', 'raw', undefined, { visible })], excluded: ['to', 'until'] },
        pay(other, amount, 6n),
      ),
    )
  expect(shown({ ifNotIn: ['0', 5] }, 5n)).toEqual([])
  expect(shown({ ifNotIn: ['0'] }, 5n)).toHaveLength(1)
  expect(shown({ mustBe: [5] }, 5n)).toEqual([])
  expect(shown({ mustBe: [6] }, 5n)).toEqual({ ok: false, error: 'other-data' })
})

test('the sentence takes the values as they are shown, or is the plain one', () => {
  const intent = (interpolatedIntent: string): unknown => {
    const description = said({ intent: 'Pay', interpolatedIntent, fields: all })
    return description?.ok === true ? description.value.intent : description
  }
  expect(intent('Pay {amount} to {to}')).toEqual([
    'Pay ',
    { type: 'coin', amount: '5' },
    ' to ',
    { type: 'address', address: other },
  ])
  expect(intent('{{{amount}}}')).toEqual(['{', { type: 'coin', amount: '5' }, '}'])
  for (const text of ['Pay {nothing}', 'Pay {amount', 'Pay amount}', 'Pay {}']) expect(intent(text)).toEqual(['Pay'])
})

const batch = 'batch((address token, uint256 amount)[] parts, bytes data, uint256 packed)'
const batchData = callData(
  selectorOf(batch),
  96n,
  256n,
  BigInt(other),
  2n,
  contract,
  1n,
  other,
  2n,
  24n,
  `0x${'dd'.repeat(20)}01020304${'00'.repeat(8)}`,
)

const batchSaid = (fields: readonly unknown[]) =>
  describeCall(registryOf({ [batch]: { fields } }), {
    chainId: 1,
    to: contract,
    from: user,
    value: 0n,
    data: batchData,
  })

test('groups, items of lists and cuts of bytes', () => {
  const amounts = { path: 'parts.[]', fields: [field('amount', 'tokenAmount', { tokenPath: 'token' })] }
  expect(values(batchSaid([amounts]))).toMatchObject([
    { amount: '1', token: contract },
    { amount: '2', token: other },
  ])
  expect(values(batchSaid([field('parts.[].amount', 'tokenAmount', { tokenPath: 'parts.[].token' })]))).toMatchObject([
    { amount: '1', token: contract },
    { amount: '2', token: other },
  ])
  expect(values(batchSaid([field('parts.[-1].amount', 'raw')]))).toEqual([{ type: 'integer', integer: '2' }])
  expect(values(batchSaid([field('parts.[2].amount', 'raw')]))).toEqual({ ok: false, error: 'unreadable' })
  expect(values(batchSaid([field('data.[:20]', 'addressName')]))).toEqual([{ type: 'address', address: other }])
  expect(values(batchSaid([field('data.[-4:]', 'raw')]))).toEqual([{ type: 'bytes', bytes: '0x01020304' }])
  expect(values(batchSaid([field('packed.[-20:]', 'addressName')]))).toEqual([{ type: 'address', address: other }])
  expect(values(batchSaid([field('data.[:40]', 'raw')]))).toEqual({ ok: false, error: 'unreadable' })
})

test('a group in bundles takes one of each in turn', () => {
  const fields = [field('parts.[].amount', 'raw'), field('parts.[].token', 'raw')]
  const order = (iteration: string) => {
    const shown = values(batchSaid([{ iteration, fields }]))
    return Array.isArray(shown) ? shown.map(({ type }) => type) : shown
  }
  expect(order('bundled')).toEqual(['integer', 'address', 'integer', 'address'])
  expect(order('sequential')).toEqual(['integer', 'integer', 'address', 'address'])
})

const outer = 'run(address to, bytes data)'

test('a call within a call is described in its own words, else shown as it is', () => {
  const fields = [field('data', 'calldata', { calleePath: 'to' })]
  const registry = registryOf({ [outer]: { fields }, [signature]: { intent: 'Pay', fields: all } })
  const inner = pay(other, 5n, 6n)
  const length = BigInt((inner.length - 2) / 2)
  const data = `${callData(selectorOf(outer), contract, 64n, length)}${inner.slice(2).padEnd(256, '0')}` as Hex
  const call = { chainId: 1, to: contract, from: user, value: 0n, data }
  const description = describeCall(registry, call)
  expect(values(description)).toMatchObject([
    { type: 'call', to: contract, data: inner, described: { intent: ['Pay'] } },
  ])
  expect(description?.ok === true && isWhole(description.value)).toBe(true)

  const unknown = describeCall(registry, {
    ...call,
    data: data.replace(contract.slice(2).toLowerCase(), other.slice(2).toLowerCase()) as Hex,
  })
  expect(values(unknown)).toMatchObject([{ type: 'call', to: other, data: inner, described: null }])
  expect(unknown?.ok === true && isWhole(unknown.value)).toBe(false)
})

test('names the tokens whose amounts are shown', () => {
  const description = batchSaid([
    { path: 'parts.[]', fields: [field('amount', 'tokenAmount', { tokenPath: 'token' })] },
  ])
  expect(description?.ok === true && tokensDescribed(description.value)).toEqual([contract, other])
})
