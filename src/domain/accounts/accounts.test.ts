import { expect, test } from 'vitest'
import { entropyFromPhrase } from '#core/bip39.ts'
import { recoverAddress } from '#core/signature.ts'
import { ok } from '#core/result.ts'
import { createAccounts } from '#domain/accounts/accounts.ts'
import { firstPayload } from '#domain/accounts/first-payload.ts'
import { createKeyring } from '#domain/accounts/keyring.ts'
import { createSigner } from '#domain/accounts/signer.ts'
import { LockedError } from '#domain/locked-error.ts'
import { createSessionWorld } from '#domain/testing/session-world.ts'
import type { Payload } from '#domain/vault/payload.ts'
import type { Vault } from '#domain/vault/vault.ts'

/** The addresses that every tool derives from this phrase (BIP-44, first three of m/44'/60'/0'/0/i). */
const phrase = 'test test test test test test test test test test test junk'
const addresses = [
  '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266',
  '0x70997970C51812dc3A010C7d01b50e0d17dc79C8',
  '0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC',
]

async function world() {
  const entropy = entropyFromPhrase(phrase)
  if (!entropy.ok) throw new Error('phrase')
  let stored: Payload = await firstPayload(entropy.value)
  const copy = (): Payload => ({ ...stored, entropy: stored.entropy.slice() })
  const vault: Pick<Vault, 'openWithKey' | 'reseal'> = {
    openWithKey: () => Promise.resolve(ok(copy())),
    reseal: async (_, change) => {
      const changed = await change(copy())
      if (changed !== null) stored = { ...stored, ...changed }
      return changed
    },
  }
  const session = createSessionWorld().start()
  await session.start(new Uint8Array(32).fill(1))
  const keyring = createKeyring({ vault, session })
  const told: string[] = []
  const accounts = createAccounts({ keyring, notify: (topic) => told.push(topic) })
  return { session, accounts, signer: createSigner({ keyring }), told, entropy: () => stored.entropy }
}

test('derives the known addresses, one after the other', async () => {
  const { accounts, told } = await world()
  await accounts.add('Second')
  await accounts.add('')
  expect(await accounts.list()).toEqual([
    { address: addresses[0], name: '', index: 0, hidden: false },
    { address: addresses[1], name: 'Second', index: 1, hidden: false },
    { address: addresses[2], name: '', index: 2, hidden: false },
  ])
  expect(told).toEqual(['accounts', 'accounts'])
})

test('a hidden account keeps its place, and the selection moves to one that shows', async () => {
  const { accounts } = await world()
  const second = await accounts.add('Second')
  await accounts.select(second.address)
  await accounts.setHidden(second.address, true)
  expect(await accounts.selected()).toBe(addresses[0])
  await accounts.select(second.address)
  expect(await accounts.selected()).toBe(addresses[0])
  expect((await accounts.add('Third')).index).toBe(2)
  expect((await accounts.list()).map(({ hidden }) => hidden)).toEqual([false, true, false])
  await accounts.rename(second.address, 'Old')
  await accounts.setHidden(second.address, false)
  expect((await accounts.list())[1]).toMatchObject({ name: 'Old', hidden: false })
})

test('the last account that shows cannot be hidden', async () => {
  const { accounts } = await world()
  const [first] = await accounts.list()
  if (first === undefined) throw new Error('no account')
  await accounts.setHidden(first.address, true)
  expect(await accounts.list()).toEqual([first])
})

test('signs for its accounts, the same each time, and for nobody else', async () => {
  const { accounts, signer } = await world()
  const [first] = await accounts.list()
  const digest = new Uint8Array(32).fill(3)
  if (first === undefined) throw new Error('no account')
  const signed = await signer.sign(first.address, digest)
  if (!signed.ok) throw new Error(signed.error)
  expect(recoverAddress(digest, signed.value)).toEqual({ ok: true, value: first.address })
  expect(await signer.sign(first.address, digest)).toEqual(signed)
  const stranger = (await (await world()).accounts.add('x')).address
  expect(await signer.sign(stranger, digest)).toEqual({ ok: false, error: 'unknown-account' })
})

test('locked: nothing is told and nothing is signed, also when the lock comes in the middle', async () => {
  const { accounts, signer, session } = await world()
  const [first] = await accounts.list()
  if (first === undefined) throw new Error('no account')
  const digest = new Uint8Array(32).fill(3)
  const pending = signer.sign(first.address, digest)
  await session.lock()
  expect(await pending).toEqual({ ok: false, error: 'locked' })
  expect(await signer.sign(first.address, digest)).toEqual({ ok: false, error: 'locked' })
  await expect(accounts.list()).rejects.toThrow(LockedError)
  await expect(accounts.add('x')).rejects.toThrow(LockedError)
})
