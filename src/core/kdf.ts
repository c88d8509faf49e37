import { argon2idAsync } from '@noble/hashes/argon2.js'
import { argon2id as argon2idWasm } from 'hash-wasm'

export type Argon2idParameters = {
  readonly memoryKiB: number
  readonly iterations: number
  readonly parallelism: number
}

export type Argon2idInput = Argon2idParameters & {
  /** Not empty; from `passwordBytes`. */
  readonly password: Uint8Array
  /** At least 16 bytes. Source: RFC 9106 §3.1. */
  readonly salt: Uint8Array
}

/** The least that protects a vault: the second recommendation of RFC 9106 §4, with one lane. */
export const argon2idFloor = { memoryKiB: 65_536, iterations: 3, parallelism: 1 } as const satisfies Argon2idParameters

/** The most that is tried, so that changed parameters cannot keep a machine busy for longer than some seconds. */
export const argon2idCeiling = {
  memoryKiB: 131_072,
  iterations: 4,
  parallelism: 1,
} as const satisfies Argon2idParameters

const isBetween = (value: number, least: number, most: number): boolean =>
  Number.isInteger(value) && value >= least && value <= most

export const isWithinBounds = ({ memoryKiB, iterations, parallelism }: Argon2idParameters): boolean =>
  isBetween(memoryKiB, argon2idFloor.memoryKiB, argon2idCeiling.memoryKiB) &&
  isBetween(iterations, argon2idFloor.iterations, argon2idCeiling.iterations) &&
  isBetween(parallelism, argon2idFloor.parallelism, argon2idCeiling.parallelism)

const digestBytes = 32

/** Any parameters: for known answers. Everything else calls `argon2id`. */
export const argon2idFast = (input: Argon2idInput): Promise<Uint8Array> =>
  argon2idWasm({
    password: input.password,
    salt: input.salt,
    memorySize: input.memoryKiB,
    iterations: input.iterations,
    parallelism: input.parallelism,
    hashLength: digestBytes,
    outputType: 'binary',
  })

/** The same digest without WebAssembly, some ten times slower. Any parameters: for known answers. */
export const argon2idSlow = (input: Argon2idInput): Promise<Uint8Array> =>
  argon2idAsync(input.password, input.salt, {
    m: input.memoryKiB,
    t: input.iterations,
    p: input.parallelism,
    dkLen: digestBytes,
  })

/**
 * 32 bytes of Argon2id, version 0x13. Where WebAssembly is refused the slow way gives the same digest. Source: RFC 9106.
 * @throws RangeError when the parameters are outside the bounds or the salt is short: ask `isWithinBounds` first.
 */
export async function argon2id(input: Argon2idInput): Promise<Uint8Array> {
  if (!isWithinBounds(input)) throw new RangeError('Argon2id parameters out of bounds')
  if (input.salt.length < 16) throw new RangeError('salt is shorter than 16 bytes')
  if (input.password.length === 0) throw new RangeError('password is empty')
  return argon2idFast(input).catch(() => argon2idSlow(input))
}

/** The same password typed on another keyboard gives the same bytes. NFKC of Unicode UAX #15, then UTF-8. */
export const passwordBytes = (text: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(text.normalize('NFKC'))
