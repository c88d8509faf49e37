import * as v from 'valibot'
import { encodeFunctionData, type Hex } from 'viem'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Address } from '#core/address.ts'
import { parseTypedData, typedDataDigest } from '#core/eip712.ts'
import { hexFromBytes } from '#core/hex.ts'
import { addressFromPrivateKey, signatureBytes, signDigest } from '#core/signature.ts'
import { multiSendCallOnly } from '#domain/testing/signatures.ts'
import { testChain } from '#domain/testing/transactions.ts'
import { rpc, startAnvil } from '#tests/e2e/fixtures/anvil.ts'
import { ContractMaker } from '#tests/e2e/fixtures/contracts.ts'
import { freePort } from '#tests/e2e/fixtures/free-port.ts'
import { batchOf, openSafe, safeAbi, type Safe } from '#tests/e2e/fixtures/safe.ts'
import { asked, codesOf, erc20, OnChain, user } from '#tests/properties/testing/on-chain.ts'
import { transactionIntent } from '#ui/approvals/transaction-intent.ts'

/** A Safe as its makers compiled it: what is shown to an owner, and what the Safe then does. */

const other = v.parse(Address, `0x${'0b'.repeat(20)}`)
const privateKey = new Uint8Array(32).fill(7)

const life = new AbortController()
let url: string
let chain: OnChain
let safe: Safe
let at: Address
let token: Address

beforeAll(async () => {
  url = (await startAnvil({ port: await freePort(), signal: life.signal })).url
  chain = new OnChain(url)
  const maker = await ContractMaker.open(url)
  safe = await openSafe(url, maker, user)
  at = v.parse(Address, safe.address)
  token = v.parse(Address, await maker.deploy('ERC20PresetFixedSupply', ['Crowns', 'CRW', 1_000n, at]))
}, 120_000)

afterAll(() => {
  life.abort()
})

const transfer = (to: Address, amount: bigint): Hex =>
  encodeFunctionData({ abi: erc20, functionName: 'transfer', args: [to, amount] })

test('an owner has the Safe pay: the call is shown as the Safe’s, and it is what happens', async () => {
  const request = asked(at, safe.execute({ to: token, data: transfer(other, 30n) }))
  expect(transactionIntent(request)).toMatchObject({ kind: 'safe', to: token, calls: 1 })
  const review = await chain.look(request)
  expect(review.simulation).toMatchObject({ state: 'ok', changes: [] })
  expect(codesOf(review)).not.toContain('safe-delegatecall')
  await chain.send(request)
  expect(await chain.balanceOf(token, other)).toBe(30n)
})

test('what comes to the owner out of the Safe is counted', async () => {
  const request = asked(at, safe.execute({ to: token, data: transfer(user, 20n) }))
  expect(await chain.happensAsShown(request, [token])).toEqual([20n])
})

test('several calls by the program of the Safe’s makers are listed, and are no danger', async () => {
  const data = batchOf([
    { to: token, data: transfer(other, 5n) },
    { to: token, data: transfer(user, 7n) },
  ])
  const request = asked(at, safe.execute({ to: multiSendCallOnly, data, delegates: true }))
  expect(transactionIntent(request)).toMatchObject({ kind: 'safe', calls: 2, parts: [{ to: token }, { to: token }] })
  expect(codesOf(await chain.look(request))).not.toContain('safe-delegatecall')
  expect(await chain.happensAsShown(request, [token])).toEqual([7n])
})

test('another program that would run as the Safe is a danger', async () => {
  const request = asked(at, safe.execute({ to: token, data: transfer(other, 1n), delegates: true }))
  expect(transactionIntent(request)).toMatchObject({ kind: 'safe', calls: null })
  expect(codesOf(await chain.look(request))).toContain('safe-delegatecall')
})

test('a Safe of others refuses, and says so in its own words', async () => {
  const strangers = await openSafe(url, await ContractMaker.open(url), other)
  const request = asked(v.parse(Address, strangers.address), safe.execute({ to: other, value: 1n }))
  const { simulation } = await chain.look(request)
  expect(simulation?.state).toBe('reverts')
  expect(simulation?.reason).toContain('GS')
})

test('the Safe takes what is signed for it', async () => {
  const owned = await openSafe(url, await ContractMaker.open(url), addressFromPrivateKey(privateKey))
  const [value, none] = ['0', '0x0000000000000000000000000000000000000000']
  const parsed = parseTypedData({
    types: {
      EIP712Domain: [
        { name: 'chainId', type: 'uint256' },
        { name: 'verifyingContract', type: 'address' },
      ],
      SafeTx: [
        ...['to:address', 'value:uint256', 'data:bytes', 'operation:uint8', 'safeTxGas:uint256', 'baseGas:uint256'],
        ...['gasPrice:uint256', 'gasToken:address', 'refundReceiver:address', 'nonce:uint256'],
      ].map((field) => ({ name: field.split(':')[0], type: field.split(':')[1] })),
    },
    primaryType: 'SafeTx',
    domain: { chainId: Number(testChain), verifyingContract: owned.address },
    message: {
      ...{ to: token, value, data: transfer(other, 1n), operation: '0', safeTxGas: '0', baseGas: '0' },
      ...{ gasPrice: '0', gasToken: none, refundReceiver: none, nonce: '0' },
    },
  })
  if (!parsed.ok) throw new Error(JSON.stringify(parsed))
  const digest = typedDataDigest(parsed.value)
  const check = (signature: Uint8Array) =>
    rpc(url, 'eth_call', [
      {
        to: owned.address,
        data: encodeFunctionData({
          abi: safeAbi,
          functionName: 'checkSignatures',
          args: [hexFromBytes(digest), '0x', hexFromBytes(signature)],
        }),
      },
      'latest',
    ])
  const signature = signatureBytes(signDigest(privateKey, digest))
  expect(await check(signature)).toBe('0x')
  await expect(check(signatureBytes(signDigest(privateKey, digest.toReversed())))).rejects.toThrow('GS')
})
