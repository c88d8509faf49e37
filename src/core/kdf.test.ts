import { argon2id as reference } from '@noble/hashes/argon2.js'
import { expect, test, vi } from 'vitest'
import { hexFromBytes } from '#core/hex.ts'
import {
  argon2id,
  argon2idCeiling,
  argon2idFast,
  argon2idFloor,
  argon2idSlow,
  isWithinBounds,
  passwordBytes,
} from '#core/kdf.ts'
import { encodeText } from '#core/utf8.ts'

const password = encodeText('password')

test('the known answer of RFC 9106 §5.3, which needs inputs that only the slow way has', () => {
  const digest = reference(new Uint8Array(32).fill(1), new Uint8Array(16).fill(2), {
    t: 3,
    m: 32,
    p: 4,
    dkLen: 32,
    key: new Uint8Array(8).fill(3),
    personalization: new Uint8Array(12).fill(4),
  })
  expect(hexFromBytes(digest)).toBe('0x0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659')
})

test('the known answer of the reference implementation for 64 MiB and two passes', async () => {
  const input = { password, salt: encodeText('somesalt'), memoryKiB: 65_536, iterations: 2, parallelism: 1 }
  expect(hexFromBytes(await argon2idFast(input))).toBe(
    '0x09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7',
  )
})

test.each([
  [8, 1, 1],
  [64, 2, 1],
  [128, 3, 2],
  [1_024, 1, 4],
])('both ways agree with %i KiB, %i passes and %i lanes', async (memoryKiB, iterations, parallelism) => {
  const input = { password, salt: new Uint8Array(16).fill(9), memoryKiB, iterations, parallelism }
  expect(await argon2idFast(input)).toEqual(await argon2idSlow(input))
})

const production = { ...argon2idFloor, password, salt: encodeText('somesaltsomesalt') }
const productionDigest = '0x7664ad4ba1a3c999fcdd0991ffc2270f78302d2383233db5e7befc85d1bb1819'

test('the parameters of the vault are 64 MiB, 3 passes, 1 lane, and both ways give their known answer', async () => {
  expect(argon2idFloor).toEqual({ memoryKiB: 65_536, iterations: 3, parallelism: 1 })
  expect(hexFromBytes(await argon2id(production))).toBe(productionDigest)
  expect(hexFromBytes(await argon2idSlow(production))).toBe(productionDigest)
})

test('where WebAssembly is refused the digest is the same', async () => {
  vi.resetModules()
  vi.stubGlobal('WebAssembly', undefined)
  try {
    const fresh = await import('#core/kdf.ts')
    await expect(fresh.argon2idFast(production)).rejects.toThrow()
    expect(hexFromBytes(await fresh.argon2id(production))).toBe(productionDigest)
  } finally {
    vi.unstubAllGlobals()
  }
})

test('parameters outside the bounds are refused before any work', async () => {
  expect(isWithinBounds(argon2idFloor)).toBe(true)
  expect(isWithinBounds(argon2idCeiling)).toBe(true)
  for (const wrong of [
    { memoryKiB: argon2idFloor.memoryKiB - 1 },
    { memoryKiB: argon2idCeiling.memoryKiB + 1 },
    { memoryKiB: 65_536.5 },
    { memoryKiB: Number.NaN },
    { iterations: 2 },
    { iterations: argon2idCeiling.iterations + 1 },
    { parallelism: 0 },
    { parallelism: 2 },
  ]) {
    expect(isWithinBounds({ ...argon2idFloor, ...wrong })).toBe(false)
    await expect(argon2id({ ...production, ...wrong })).rejects.toThrow(RangeError)
  }
  await expect(argon2id({ ...production, salt: new Uint8Array(15) })).rejects.toThrow(RangeError)
  await expect(argon2id({ ...production, password: new Uint8Array() })).rejects.toThrow(RangeError)
})

test('a password is the same however its letters were composed', () => {
  expect(passwordBytes('e\u0301ﬁ')).toEqual(passwordBytes('\u00e9fi'))
})
