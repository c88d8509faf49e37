import { hmac } from '@noble/hashes/hmac.js'
import { sha512 } from '@noble/hashes/sha2.js'
import { bigintFromBytes, bytesFromBigint } from '#core/bigint-bytes.ts'
import { compressedPublicKey, order } from '#core/signature.ts'
import { encodeText } from '#core/utf8.ts'
import { wipe } from '#core/wipe.ts'

const hardened = 2 ** 31
const keyBytes = 32
const masterSecret = 'Bitcoin seed'
const seedBytes = { least: 16, most: 64 } as const

const shape = /^m(\/(0|[1-9]\d{0,9})'?)*$/

/** `m/44'/60'/0'/0/0` as numbers, hardened ones with their high bit. Source: BIP-32 §The key tree. */
function childNumbers(path: string): readonly number[] {
  if (!shape.test(path)) throw new RangeError('not a derivation path')
  return path
    .split('/')
    .slice(1)
    .map((part) => {
      const number = Number.parseInt(part, 10)
      if (number >= hardened) throw new RangeError('child number too large')
      return part.endsWith("'") ? number + hardened : number
    })
}

/** A private key and its chain code, 32 bytes each: the halves of one buffer, which goes as one. */
const halves = (node: Uint8Array) => ({ key: node.subarray(0, keyBytes), chainCode: node.subarray(keyBytes) })

function checkedNode(node: Uint8Array, number: bigint): Uint8Array {
  // It happens once in 2^127, and leaves no key at this place of the tree.
  if (number === 0n || number >= order) throw new Error('no key at this child number')
  return node
}

/** Source: BIP-32 §Master key generation. */
function masterNode(seed: Uint8Array): Uint8Array {
  if (seed.length < seedBytes.least || seed.length > seedBytes.most) throw new RangeError('not a seed')
  const node = hmac(sha512, encodeText(masterSecret), seed)
  return checkedNode(node, bigintFromBytes(halves(node).key))
}

/** Source: BIP-32 §Private parent key → private child key. */
function childNode(parent: Uint8Array, number: number): Uint8Array {
  const { key, chainCode } = halves(parent)
  const message = new Uint8Array(1 + keyBytes + 4)
  if (number >= hardened) message.set(key, 1)
  else message.set(compressedPublicKey(key))
  new DataView(message.buffer).setUint32(1 + keyBytes, number)
  const node = hmac(sha512, chainCode, message)
  const tweak = bigintFromBytes(halves(node).key)
  const sum = (tweak + bigintFromBytes(key)) % order
  const bytes = bytesFromBigint(sum, keyBytes)
  node.set(bytes)
  wipe(message, bytes)
  return checkedNode(node, tweak >= order ? tweak : sum)
}

/**
 * The 32-byte private key at `path`; the caller wipes it. Every key and chain code on the way is wiped here. Source: BIP-32.
 * @param seed 16 to 64 bytes. @throws RangeError for another seed or path, which are bugs: no user types them.
 */
export function derivePrivateKey(seed: Uint8Array, path: string): Uint8Array {
  const numbers = childNumbers(path)
  let node = masterNode(seed)
  for (const number of numbers) {
    const child = childNode(node, number)
    wipe(node)
    node = child
  }
  const key = halves(node).key.slice()
  wipe(node)
  return key
}

/** Where Ethereum wallets keep account number `index`. Source: BIP-44, SLIP-44 (60). */
export const ethereumPath = (index: number): string => `m/44'/60'/0'/0/${index}`
