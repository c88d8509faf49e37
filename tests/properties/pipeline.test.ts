import fc from 'fast-check'
import { expect, test } from 'vitest'
import { account, chain, site } from '#domain/approvals/testing/queue.ts'
import { methods } from '#provider/methods.ts'
import { passthrough } from '#provider/passthrough.ts'
import { startWallet, type Wallet } from '#provider/testing/provider.ts'
import type { Answer } from '#transport/wire.ts'

const asking = ['eth_requestAccounts', 'wallet_requestPermissions']
const names = [...Object.keys(methods), ...Object.keys(passthrough)]
const objectNames = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'eth_sign']
const key = fc.oneof(
  fc.string(),
  fc.constantFrom(...objectNames, 'from', 'to', 'value', 'data', 'chainId', 'eth_accounts'),
)
const leaf = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('0x', '0x1', account, 'latest'),
)
const { value: json } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf,
    fc.array(tie('value'), { maxLength: 4 }),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 4 })
      .map(
        (entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`).join()}}`,
      )
      .map((text) => JSON.parse(text) as unknown),
  ),
}))

function expectAnswer(answer: Answer): void {
  const isError = 'error' in answer
  expect(isError ? [typeof answer.error.code, typeof answer.error.message] : ['number', 'string']).toEqual([
    'number',
    'string',
  ])
  expect(JSON.stringify(answer)).toBeTypeOf('string')
}

async function expectUntouched(wallet: Wallet): Promise<void> {
  expect(wallet.approvals.window).toEqual([])
  expect(await wallet.queue.list()).toEqual([])
  expect(wallet.reported).toEqual([])
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
}

test('any text gets an answer, and opens no window', async () => {
  const wallet = startWallet()
  await fc.assert(
    fc.asyncProperty(fc.oneof(fc.string(), fc.json()), async (text) => {
      expectAnswer(await wallet.send(text))
    }),
    { numRuns: 2_000 },
  )
  await expectUntouched(wallet)
})

test('a site that is not connected gets an answer to anything, and a window by asking for one only', async () => {
  const wallet = startWallet()
  const method = fc.oneof(
    fc.constantFrom(...names.filter((name) => !asking.includes(name))),
    fc.constantFrom(...objectNames),
  )
  await fc.assert(
    fc.asyncProperty(method, json, async (name, params) => {
      expectAnswer(await wallet.ask(name, params))
    }),
    { numRuns: 4_000 },
  )
  await expectUntouched(wallet)
  expect(wallet.fake.calls).toEqual([])
})

test('garbage from a connected site opens no window either', async () => {
  const wallet = startWallet()
  await wallet.fake.services.permissions.grant(site, [account], chain)
  const signing = [
    'personal_sign',
    'eth_signTypedData_v4',
    'eth_sendTransaction',
    'wallet_addEthereumChain',
    'wallet_switchEthereumChain',
    'wallet_requestPermissions',
  ]
  /** What is valid by chance is another matter: an account where one must be, with anything as its message. */
  const garbage = json.filter(
    (params) => !Array.isArray(params) || !params.some((item) => item === account || isPermission(item)),
  )
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...signing), garbage, async (name, params) => {
      expectAnswer(await wallet.ask(name, params))
    }),
    { numRuns: 4_000 },
  )
  await expectUntouched(wallet)
})

const isPermission = (item: unknown): boolean =>
  typeof item === 'object' && item !== null && Object.hasOwn(item, 'eth_accounts')

test('keys that mean something to objects change nothing', async () => {
  const wallet = startWallet()
  await wallet.fake.services.permissions.grant(site, [account], chain)
  for (const method of names) {
    for (const params of [
      '{"__proto__":{"polluted":1}}',
      '[{"__proto__":{"polluted":1}}]',
      '[{"constructor":{"prototype":{"polluted":1}}}]',
    ]) {
      if (asking.includes(method)) continue
      expectAnswer(await wallet.send(`{"method":"${method}","params":${params},"__proto__":{"polluted":1}}`))
    }
  }
  await expectUntouched(wallet)
})
