/**
 * A stream of small numbers drawn from an address, for its picture and its words: always the same for the same
 * address in any case, and wholly different after any change. It is no hash to trust, only a way to draw.
 */
export function addressSeed(address: string): (below: number) => number {
  let state = 0x811c9dc5
  for (const digit of address.toLowerCase()) {
    state = Math.imul(state ^ digit.charCodeAt(0), 0x01000193) >>> 0
  }
  return (below) => {
    state = (state + 0x9e3779b9) >>> 0
    let mixed = Math.imul(state ^ (state >>> 16), 0x85ebca6b)
    mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35)
    return ((mixed ^ (mixed >>> 16)) >>> 0) % below
  }
}
