import { hexFromBytes } from '#core/hex.ts'
import { keccak256 } from '#core/keccak.ts'
import { isAtomic } from '#core/typed-data-types.ts'
import { encodeText } from '#core/utf8.ts'

/** `size` is the bytes of its place in the head, `null` where it is dynamic and the head holds an offset. */
type AbiLeaf = { readonly kind: 'leaf'; readonly type: string; readonly size: number | null }
type AbiArray = {
  readonly kind: 'array'
  readonly type: string
  readonly size: number | null
  readonly item: AbiType
  readonly length: number | null
}
export type AbiStruct = {
  readonly kind: 'struct'
  readonly type: string
  readonly size: number | null
  readonly fields: readonly { readonly name: string; readonly type: AbiType }[]
}
export type AbiType = AbiLeaf | AbiArray | AbiStruct

/** `selector` is `0x` and 8 digits. */
export type AbiFunction = { readonly selector: string; readonly inputs: AbiStruct }

const wordSize = 32
const longestSignature = 4_096
const deepest = 8
const mostFields = 64
const mostFixedItems = 256

const identifier = /^[A-Za-z_$][\w$]*$/
const token = /\s*([A-Za-z_$][\w$]*|\[\d*\]|[(),])/y

class NotASignature extends Error {}

function tokensOf(text: string): string[] {
  const tokens: string[] = []
  token.lastIndex = 0
  const whole = text.trim()
  for (let at = 0; at < whole.length; at = token.lastIndex) {
    const found = token.exec(whole)?.[1]
    if (found === undefined) throw new NotASignature()
    tokens.push(found)
  }
  return tokens
}

const sum = (sizes: readonly (number | null)[]): number | null =>
  sizes.reduce<number | null>((total, size) => (total === null || size === null ? null : total + size), 0)

function leaf(name: string): AbiLeaf {
  const type = name === 'uint' || name === 'int' ? `${name}256` : name
  if (!isAtomic(type)) throw new NotASignature()
  return { kind: 'leaf', type, size: type === 'bytes' || type === 'string' ? null : wordSize }
}

function array(item: AbiType, brackets: string): AbiArray {
  const digits = brackets.slice(1, -1)
  const type = `${item.type}${brackets}`
  if (digits === '') return { kind: 'array', type, size: null, item, length: null }
  const length = Number(digits)
  if (digits.startsWith('0') || length > mostFixedItems) throw new NotASignature()
  return { kind: 'array', type, size: item.size === null ? null : item.size * length, item, length }
}

function parser(tokens: readonly string[]) {
  let at = 0
  const peek = (): string => tokens[at] ?? ''
  const take = (): string => tokens[at++] ?? ''

  function readType(depth: number): AbiType {
    if (peek() === 'tuple') take()
    let type: AbiType = peek() === '(' ? readStruct(depth + 1) : leaf(take())
    while (peek().startsWith('[')) type = array(type, take())
    return type
  }

  function readStruct(depth: number): AbiStruct {
    if (depth > deepest || take() !== '(') throw new NotASignature()
    const fields: { name: string; type: AbiType }[] = []
    if (peek() === ')') take()
    else {
      do {
        const type = readType(depth)
        if (['memory', 'calldata', 'storage'].includes(peek())) take()
        const name = take()
        if (!identifier.test(name) || fields.some((field) => field.name === name)) throw new NotASignature()
        fields.push({ name, type })
      } while (peek() === ',' && take() !== '')
      if (take() !== ')' || fields.length > mostFields) throw new NotASignature()
    }
    if (depth > 0 && fields.length === 0) throw new NotASignature()
    const type = `(${fields.map((field) => field.type.type).join(',')})`
    return { kind: 'struct', type, size: sum(fields.map((field) => field.type.size)), fields }
  }

  return { take, readStruct, isDone: () => at === tokens.length }
}

/**
 * A function as people write it, every parameter named: `transfer(address to, uint256 value)`. `null` for whatever else.
 * Source: Solidity ABI specification §Function Selector.
 */
export function parseFunction(text: string): AbiFunction | null {
  if (text.length > longestSignature) return null
  try {
    const { take, readStruct, isDone } = parser(tokensOf(text))
    const name = take()
    if (!identifier.test(name)) return null
    const inputs = readStruct(0)
    if (!isDone()) return null
    return { selector: hexFromBytes(keccak256(encodeText(`${name}${inputs.type}`)).subarray(0, 4)), inputs }
  } catch (thrown) {
    if (thrown instanceof NotASignature) return null
    throw thrown
  }
}
