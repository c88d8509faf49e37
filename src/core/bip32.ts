import { HARDENED_OFFSET, HDKey } from '@scure/bip32'

const shape = /^m(\/(0|[1-9]\d{0,9})'?)*$/

/** `m/44'/60'/0'/0/0` as numbers, hardened ones with their high bit. Source: BIP-32 §The key tree. */
function childNumbers(path: string): readonly number[] {
  if (!shape.test(path)) throw new RangeError('not a derivation path')
  return path
    .split('/')
    .slice(1)
    .map((part) => {
      const number = Number.parseInt(part, 10)
      if (number >= HARDENED_OFFSET) throw new RangeError('child number too large')
      return part.endsWith("'") ? number + HARDENED_OFFSET : number
    })
}

/**
 * The 32-byte private key at `path`; the caller wipes it. Every key on the way is wiped here. Source: BIP-32.
 * @param seed 16 to 64 bytes. @throws RangeError for another seed or path, which are bugs: no user types them.
 */
export function derivePrivateKey(seed: Uint8Array, path: string): Uint8Array {
  const numbers = childNumbers(path)
  let node = HDKey.fromMasterSeed(seed)
  for (const number of numbers) {
    const child = node.deriveChild(number)
    node.wipePrivateData()
    node = child
  }
  const key = node.privateKey
  node.wipePrivateData()
  if (key === null) throw new Error('a derived key without private part')
  return key
}

/** Where Ethereum wallets keep account number `index`. Source: BIP-44, SLIP-44 (60). */
export const ethereumPath = (index: number): string => `m/44'/60'/0'/0/${index}`
