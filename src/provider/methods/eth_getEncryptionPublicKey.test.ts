import { getEncryptionPublicKey } from '@metamask/eth-sig-util'
import * as v from 'valibot'
import { expect, test } from 'vitest'
import { LockedError } from '#domain/locked-error.ts'
import { account } from '#domain/approvals/testing/queue.ts'
import { eth_getEncryptionPublicKey } from '#provider/methods/eth_getEncryptionPublicKey.ts'
import { connected, fakeServices, stranger, testKey } from '#provider/testing/services.ts'

test('asked, then the key that MetaMask’s library makes', async () => {
  const context = connected(fakeServices().services)
  expect(eth_getEncryptionPublicKey.request([account], context)).toEqual({ ask: { account } })
  const expected = getEncryptionPublicKey(Buffer.from(testKey).toString('hex'))
  expect(await eth_getEncryptionPublicKey.execute({ account }, {}, context)).toBe(expected)
  expect(v.is(eth_getEncryptionPublicKey.result, expected)).toBe(true)
})

test('an account that the site was not given is 4100, and so is one that is gone', async () => {
  const context = connected(fakeServices().services)
  const unauthorized = expect.objectContaining({ code: 4100 }) as Error
  expect(() => eth_getEncryptionPublicKey.request([stranger], context)).toThrow(unauthorized)
  await expect(eth_getEncryptionPublicKey.execute({ account: stranger }, {}, context)).rejects.toThrow(unauthorized)
})

test('locked in the middle: for later', async () => {
  const fake = fakeServices()
  fake.locked = true
  const run = async () => eth_getEncryptionPublicKey.execute({ account }, {}, connected(fake.services))
  await expect(run).rejects.toThrow(LockedError)
})

test.each([[[]], [['0x1']], [[account, account]], [account]])('refused: %j', (params) => {
  expect(v.is(eth_getEncryptionPublicKey.params, params)).toBe(false)
})
