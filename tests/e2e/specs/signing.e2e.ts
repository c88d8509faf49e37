import {
  encrypt,
  recoverTypedSignature,
  SignTypedDataVersion,
  type MessageTypes,
  type TypedMessage,
} from '@metamask/eth-sig-util'
import { recoverMessageAddress, type Hex } from 'viem'
import { createSiweMessage } from 'viem/siwe'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { anvilChainId } from '#tests/e2e/fixtures/anvil.ts'
import { byTestId } from '#tests/e2e/fixtures/driver.ts'
import { launch, type DisposableDriver } from '#tests/e2e/fixtures/launch.ts'
import { openOwnWallet, type OwnWallet } from '#tests/e2e/fixtures/own-wallet.ts'
import { places } from '#tests/e2e/fixtures/places.ts'
import { ApprovalScreen } from '#tests/e2e/pages/approval.ts'
import { atHost, RequestPage } from '#tests/e2e/pages/request-page.ts'

/** Whatever a site may have signed or decrypted, as it asks for it and as other people's libraries check it. */

let driver: DisposableDriver
let wallet: OwnWallet
let site: RequestPage

beforeAll(async () => {
  driver = await launch()
  wallet = await openOwnWallet(driver)
  site = await RequestPage.open(driver)
  await site.connect(anvilChainId)
})

afterAll(async () => {
  await driver[Symbol.asyncDispose]()
})

const signer = async (message: string, signature: unknown) =>
  recoverMessageAddress({ message, signature: signature as Hex })

const signIn = (origin: string, more: Partial<Parameters<typeof createSiweMessage>[0]> = {}): string =>
  createSiweMessage({
    domain: new URL(origin).host,
    address: wallet.address,
    statement: 'I accept the Terms of Service: https://example.com/tos',
    uri: `${origin}/login`,
    version: '1',
    chainId: anvilChainId,
    nonce: '32891757',
    issuedAt: new Date('2026-01-01T00:00:00Z'),
    resources: ['ipfs://Qme7ss3ARVgxv6rXqVPiikMJ8u2NLgmgszg13pYrDKEoiu'],
    ...more,
  })

test('signs in, with nothing to warn of', async () => {
  const message = signIn(await site.origin())
  const answer = site.request('personal_sign', [message, wallet.address])
  const approval = await ApprovalScreen.find(driver, 'sign-in')
  await approval.arm()
  expect(await approval.findings()).toEqual([])
  expect(await approval.page.text(byTestId('approval'))).toContain('I accept the Terms of Service')
  await approval.approve()
  expect(await signer(message, (await answer).result)).toBe(wallet.address)
})

test('warns of a sign-in for another site, account, network and time, and lets only a tick go on', async () => {
  const other = await RequestPage.open(driver, atHost(places().blank, '127.0.0.1'))
  await other.connect(anvilChainId)
  const message = signIn(await site.origin(), {
    address: '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
    chainId: 1,
    notBefore: new Date('2100-01-01T00:00:00Z'),
    expirationTime: new Date('2026-01-02T00:00:00Z'),
  })
  const answer = other.request('personal_sign', [message, wallet.address])
  const approval = await ApprovalScreen.find(driver, 'sign-in')
  await approval.page.waitFor(byTestId('warning', { 'data-code': 'domain-mismatch', 'data-severity': 'danger' }))
  expect((await approval.findings()).map(({ code }) => code).toSorted()).toEqual([
    'account-mismatch',
    'chain-mismatch',
    'domain-mismatch',
    'expired',
    'not-yet-valid',
  ])
  await approval.page.waitFor(byTestId('ack-danger'))
  expect(await approval.gravest()).toEqual({ inSight: true, besideTick: true, open: 3 })
  await approval.page.waitFor(byTestId('approve'), 'disabled')
  await approval.approve()
  expect(await signer(message, (await answer).result)).toBe(wallet.address)
  await other.page.close()
  await site.page.bringToFront()
})

test('asks for what is only near a sign-in as for a message, and says so', async () => {
  const message = signIn(await site.origin()).replace(wallet.address, wallet.address.toLowerCase())
  const answer = site.request('personal_sign', [message, wallet.address])
  const approval = await ApprovalScreen.find(driver, 'message')
  await approval.page.waitFor(byTestId('warning'))
  expect(await approval.findings()).toEqual([{ code: 'malformed-sign-in', severity: 'warn' }])
  await approval.reject()
  expect(await answer).toMatchObject({ code: 4001 })
})

const letter: TypedMessage<MessageTypes> = {
  types: {
    EIP712Domain: [{ name: 'chainId', type: 'uint256' }],
    Person: [{ name: 'name', type: 'string' }],
    Letter: [
      { name: 'from', type: 'Person' },
      { name: 'text', type: 'string' },
    ],
  },
  primaryType: 'Letter',
  domain: { chainId: anvilChainId },
  message: { from: { name: 'Ada' }, text: 'Hello' },
}

test.each([
  ['eth_signTypedData_v3', SignTypedDataVersion.V3],
  ['eth_signTypedData_v4', SignTypedDataVersion.V4],
  ['eth_signTypedData', SignTypedDataVersion.V4],
] as const)('%s, the account first', async (method, version) => {
  const { result } = await site.approve('typed-data', method, [wallet.address, JSON.stringify(letter)])
  const signature = result as string
  expect(recoverTypedSignature({ data: letter, signature, version })).toBe(wallet.address.toLowerCase())
})

test.each(['eth_signTypedData', 'eth_signTypedData_v1'])(
  '%s, a list first, says that it is bound to nothing',
  async (method) => {
    const data = [
      { type: 'string', name: 'Message', value: 'Hi, Alice' },
      { type: 'uint32', name: 'A number', value: '1337' },
    ]
    const answer = site.request(method, [data, wallet.address])
    const approval = await ApprovalScreen.find(driver, 'typed-data')
    await approval.page.waitFor(byTestId('warning'))
    expect(await approval.findings()).toEqual([{ code: 'unbound-data', severity: 'warn' }])
    await approval.approve()
    const signature = (await answer).result as string
    expect(recoverTypedSignature({ data, signature, version: SignTypedDataVersion.V1 })).toBe(
      wallet.address.toLowerCase(),
    )
  },
)

test('gives the encryption key, decrypts what was encrypted with it, and shows it first to who asks', async () => {
  const { result } = await site.approve('encryption-key', 'eth_getEncryptionPublicKey', [wallet.address])
  const version = 'x25519-xsalsa20-poly1305'
  const encrypted = JSON.stringify(encrypt({ publicKey: result as string, data: 'a secret: Zażółć', version }))
  const answer = site.request('eth_decrypt', [`0x${Buffer.from(encrypted).toString('hex')}`, wallet.address])
  const approval = await ApprovalScreen.find(driver, 'decrypt')
  expect(await approval.page.text(byTestId('approval'))).not.toContain('a secret')
  await approval.page.click(byTestId('decrypt-show'))
  await approval.page.waitFor(byTestId('decrypt-text'))
  expect(await approval.page.text(byTestId('decrypt-text'))).toBe('a secret: Zażółć')
  await approval.approve()
  expect(await answer).toEqual({ result: 'a secret: Zażółć' })

  const publicKey = Buffer.alloc(32, 9).toString('base64')
  const foreign = JSON.stringify(encrypt({ publicKey, data: 'not for us', version }))
  const refusal = site.request('eth_decrypt', [foreign, wallet.address])
  await (await ApprovalScreen.find(driver, 'decrypt')).approve()
  expect(await refusal).toMatchObject({ code: -32_602, message: expect.stringContaining('not encrypted') as string })
})

test('refuses to sign hashes, and what is malformed, without a window', async () => {
  const hash = `0x${'ab'.repeat(32)}`
  for (const method of ['eth_sign', 'eth_signTransaction', 'personal_unlockAccount']) {
    expect(await site.request(method, [wallet.address, hash])).toMatchObject({ code: 4200 })
  }
  expect(await site.request('eth_decrypt', [hash, wallet.address])).toMatchObject({ code: -32_602 })
  const list = {
    ...letter,
    types: { ...letter.types, Letter: [{ name: 'to', type: 'string[]' }] },
    message: { to: ['x'] },
  }
  expect(await site.request('eth_signTypedData_v3', [wallet.address, list])).toMatchObject({ code: -32_602 })
  expect(await ApprovalScreen.isAsking(driver)).toBe(false)
})
