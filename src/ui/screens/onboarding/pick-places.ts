/** `count` different places among `length`, in ascending order, chosen by the browser's strong randomness. */
export function pickPlaces(
  length: number,
  count: number,
  random: (values: Uint32Array<ArrayBuffer>) => void,
): readonly number[] {
  const keys = new Uint32Array(length)
  random(keys)
  return [...keys.keys()]
    .sort((a, b) => (keys[a] ?? 0) - (keys[b] ?? 0))
    .slice(0, count)
    .sort((a, b) => a - b)
}
