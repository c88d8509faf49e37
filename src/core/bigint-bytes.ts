/** Big endian. @param length of the result in bytes. @throws RangeError when `value` is negative or does not fit. */
export function bytesFromBigint(value: bigint, length: number): Uint8Array<ArrayBuffer> {
  if (value < 0n || value >> BigInt(length * 8) !== 0n)
    throw new RangeError(`not an unsigned integer of ${length} bytes`)
  const digits = value.toString(16).padStart(length * 2, '0')
  return Uint8Array.from({ length }, (_, index) => Number.parseInt(digits.slice(index * 2, index * 2 + 2), 16))
}

/** Big endian without leading zeros; none for 0. */
export const minimalBytes = (value: bigint): Uint8Array<ArrayBuffer> =>
  bytesFromBigint(value, value === 0n ? 0 : Math.ceil(value.toString(16).length / 2))

export function bigintFromBytes(bytes: Uint8Array): bigint {
  let digits = ''
  for (const byte of bytes) digits += byte.toString(16).padStart(2, '0')
  return digits === '' ? 0n : BigInt(`0x${digits}`)
}
