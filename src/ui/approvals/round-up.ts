/** An “at most” is never shown smaller than it is: the last `digits` decimal digits become zeros, upwards. */
export function roundUp(value: bigint, digits: number): bigint {
  const unit = 10n ** BigInt(digits)
  return ((value + unit - 1n) / unit) * unit
}
