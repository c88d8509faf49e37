import { expect, test } from 'vitest'
import { concatBytes } from '#core/concat-bytes.ts'
import { argon2idCeiling, argon2idFloor, type Argon2idInput } from '#core/kdf.ts'
import { sha256 } from '#core/sha256.ts'
import { openKeyslot, sealKeyslot } from '#domain/vault/keyslot.ts'

let drawn = 0
const random = {
  bytes: (length: number): Uint8Array<ArrayBuffer> => new Uint8Array(length).fill((drawn += 1)),
  uuid: () => '',
}
const runs: Argon2idInput[] = []
const derive = (input: Argon2idInput): Promise<Uint8Array> => {
  runs.push(input)
  return Promise.resolve(sha256(concatBytes(input.salt, input.password)))
}
const dataKey = new Uint8Array(32).fill(200)
const password = 'correct horse'
const sealed = () => sealKeyslot({ random, derive }, { id: 'QQ==', dataKey, password })

test('gives the data key back to the password, however it is typed', async () => {
  const slot = await sealKeyslot({ random, derive }, { id: 'QQ==', dataKey, password: 'caf\u00e9 au lait' })
  expect(await openKeyslot({ id: 'QQ==', slot, password: 'cafe\u0301 au lait' }, derive)).toEqual({
    ok: true,
    value: dataKey,
  })
})

test('writes the compiled-in parameters with a salt of its own each time', async () => {
  const [one, two] = [await sealed(), await sealed()]
  expect(one.kdf).toEqual({ name: 'argon2id', memoryKiB: 65_536, iterations: 3, parallelism: 1 })
  expect(one.salt).not.toBe(two.salt)
  expect(one.nonce).not.toBe(two.nonce)
})

test('a slot belongs to its vault', async () => {
  expect(await openKeyslot({ id: 'QUE=', slot: await sealed(), password }, derive)).toEqual({
    ok: false,
    error: 'wrong-password',
  })
})

test('the fields beside the seal are bound to it, even where the derived key would not change', async () => {
  const slot = await sealed()
  const changed = { ...slot, kdf: { ...slot.kdf, iterations: 4 } }
  expect(await openKeyslot({ id: 'QQ==', slot: changed, password }, derive)).toEqual({
    ok: false,
    error: 'wrong-password',
  })
})

test('derives nothing below the floor, above the ceiling, with a short salt or for an empty password', async () => {
  const slot = await sealed()
  runs.length = 0
  const odd = [
    { ...argon2idFloor, memoryKiB: argon2idFloor.memoryKiB - 1 },
    { ...argon2idFloor, iterations: argon2idFloor.iterations - 1 },
    { ...argon2idFloor, parallelism: 0 },
    { ...argon2idCeiling, memoryKiB: argon2idCeiling.memoryKiB + 1 },
    { ...argon2idCeiling, iterations: argon2idCeiling.iterations + 1 },
    { ...argon2idCeiling, parallelism: argon2idCeiling.parallelism + 1 },
  ]
  for (const kdf of odd) {
    const changed = { ...slot, kdf: { name: 'argon2id', ...kdf } } as const
    expect(await openKeyslot({ id: 'QQ==', slot: changed, password }, derive)).toEqual({ ok: false, error: 'damaged' })
  }
  const short = { ...slot, salt: 'AAAA' }
  expect(await openKeyslot({ id: 'QQ==', slot: short, password }, derive)).toEqual({ ok: false, error: 'damaged' })
  expect(await openKeyslot({ id: 'QQ==', slot, password: '' }, derive)).toEqual({ ok: false, error: 'wrong-password' })
  expect(runs).toEqual([])
})
