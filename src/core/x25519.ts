import { bigintFromBytes, bytesFromBigint } from '#core/bigint-bytes.ts'
import { assertLength } from '#core/assert-length.ts'

/** Source: RFC 7748 §4.1 and §5. */
const prime = 2n ** 255n - 19n
const a24 = 121_665n
const bits = 255
const size = 32

/** The point whose multiples are public keys: 9. */
export const x25519Base: Uint8Array = Uint8Array.from({ length: size }, (_, index) => (index === 0 ? 9 : 0))

const modulo = (number: bigint): bigint => {
  const rest = number % prime
  return rest < 0n ? rest + prime : rest
}

/** `number` to the power of `prime - 2`. Source: Fermat's little theorem. */
function inverse(number: bigint): bigint {
  let [power, base] = [1n, number]
  for (let exponent = prime - 2n; exponent > 0n; exponent >>= 1n) {
    if ((exponent & 1n) === 1n) power = modulo(power * base)
    base = modulo(base * base)
  }
  return power
}

/** Little-endian; the bits of a private key that are always the same are set so. Source: RFC 7748 §5, decodeScalar25519. */
function scalarOf(privateKey: Uint8Array): bigint {
  const bytes = privateKey.toReversed()
  bytes.set([((bytes[0] ?? 0) & 0x7f) | 0x40])
  bytes.set([(bytes[size - 1] ?? 0) & 0xf8], size - 1)
  const scalar = bigintFromBytes(bytes)
  bytes.fill(0)
  return scalar
}

/** Little-endian, the highest bit counts for nothing. Source: RFC 7748 §5, decodeUCoordinate. */
const pointOf = (bytes: Uint8Array): bigint => modulo(bigintFromBytes(bytes.toReversed()) & (2n ** 255n - 1n))

/**
 * The 32 bytes that `privateKey` makes of a point: Montgomery's ladder. All zero for a point of small order.
 * @param privateKey 32 bytes. @param point 32 bytes. Source: RFC 7748 §5.
 */
export function x25519(privateKey: Uint8Array, point: Uint8Array): Uint8Array<ArrayBuffer> {
  assertLength('privateKey', privateKey, size)
  assertLength('point', point, size)
  const scalar = scalarOf(privateKey)
  const u = pointOf(point)
  let [x2, z2, x3, z3] = [1n, 0n, u, 1n]
  let swapped = 0n
  for (let bit = BigInt(bits - 1); bit >= 0n; bit -= 1n) {
    const wanted = (scalar >> bit) & 1n
    if (swapped !== wanted) [x2, x3, z2, z3] = [x3, x2, z3, z2]
    swapped = wanted
    const [sum, difference] = [x2 + z2, x2 - z2]
    const [sumSquared, differenceSquared] = [modulo(sum * sum), modulo(difference * difference)]
    const between = sumSquared - differenceSquared
    const [left, right] = [modulo((x3 - z3) * sum), modulo((x3 + z3) * difference)]
    x3 = modulo((left + right) ** 2n)
    z3 = modulo(u * (left - right) ** 2n)
    x2 = modulo(sumSquared * differenceSquared)
    z2 = modulo(between * (sumSquared + a24 * between))
  }
  if (swapped === 1n) [x2, z2] = [x3, z3]
  return Uint8Array.from(bytesFromBigint(modulo(x2 * inverse(z2)), size).toReversed())
}
