import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import type { DescribedValue } from '#domain/review/erc7730/described.ts'
import type { Formatted } from '#domain/review/erc7730/field.ts'
import type { Path } from '#domain/review/erc7730/path.ts'
import { addressOf, bytesOf, integerOf, NotDescribed, type Container, type Leaf } from '#domain/review/erc7730/scope.ts'

type MapOf<T> = { readonly map: { readonly values: Readonly<Record<string, T>> }; readonly keyPath: Path }

/** What a format may ask for besides its value. */
export type Surroundings = {
  readonly container: Container
  /** The value that belongs to this one, and is shown with it. */
  readonly at: (path: Path) => Leaf
  readonly describeCall: (call: Container & { readonly data: Hex }) => DescribedValue
}

/** In its natural form. */
export function rawValue(leaf: Leaf): DescribedValue {
  const { type, text } = leaf
  if (type === 'string') return { type: 'text', text }
  if (type === 'bool') return { type: 'flag', flag: text === 'true' }
  if (type === 'address') return { type: 'address', address: addressOf(leaf) }
  return type.startsWith('bytes')
    ? { type: 'bytes', bytes: bytesOf(leaf) }
    : { type: 'integer', integer: integerOf(leaf).toString() }
}

const unreadable = (): NotDescribed => new NotDescribed('unreadable')

function known<T>(given: T | MapOf<T> | undefined, at: Surroundings['at']): T | null {
  if (given === undefined) return null
  if (typeof given !== 'object' || given === null || !('map' in given)) return given
  const { map, keyPath } = given
  const key = at(keyPath).text
  const found = Object.hasOwn(map.values, key) ? map.values[key] : undefined
  if (found === undefined) throw unreadable()
  return found
}

/** By a path, by a constant, or not at all. */
function asked<T>(
  given: T | MapOf<T> | undefined,
  path: Path | undefined,
  read: (leaf: Leaf) => T,
  at: Surroundings['at'],
): T | null {
  return path === undefined ? known(given, at) : read(at(path))
}

function chainOf(leaf: Leaf): number {
  const chainId = Number(integerOf(leaf))
  if (!Number.isSafeInteger(chainId) || chainId < 1) throw unreadable()
  return chainId
}

const otherChain = (chainId: number | null, { container }: Surroundings): number | null =>
  chainId === container.chainId ? null : chainId

type Of<F extends Formatted['format']> = Extract<Formatted, { readonly format: F }>

function tokenAmount({ params }: Of<'tokenAmount'>, leaf: Leaf, around: Surroundings): DescribedValue {
  const amount = integerOf(leaf)
  const token = asked<Address>(params.token, params.tokenPath, addressOf, around.at)
  const chainId = otherChain(asked<number>(params.chainId, params.chainIdPath, chainOf, around.at), around)
  if (token !== null && chainId === null && params.nativeCurrencyAddress.includes(token)) {
    return { type: 'coin', amount: amount.toString() }
  }
  const isBeyond = params.threshold !== undefined && amount >= params.threshold
  return {
    type: 'token-amount',
    amount: amount.toString(),
    token,
    chainId,
    beyond: isBeyond ? (params.message ?? '') : null,
  }
}

function call({ params }: Of<'calldata'>, leaf: Leaf, around: Surroundings): DescribedValue {
  const { at, container } = around
  const to = asked<Address>(params.callee, params.calleePath, addressOf, at)
  if (to === null) throw unreadable()
  const selector = asked<Hex>(params.selector, params.selectorPath, bytesOf, at)
  const rest = bytesOf(leaf)
  const data = selector === null ? rest : v.parse(Hex, `${selector}${rest.slice(2)}`)
  return around.describeCall({
    chainId: asked<number>(params.chainId, params.chainIdPath, chainOf, at) ?? container.chainId,
    to,
    from: asked<Address>(params.spender, params.spenderPath, addressOf, at),
    value: asked<bigint>(params.amount, params.amountPath, integerOf, at),
    data,
  })
}

function named({ params }: Of<'enum'>, leaf: Leaf): DescribedValue {
  const text = Object.hasOwn(params.$ref, leaf.text) ? params.$ref[leaf.text] : undefined
  if (text === undefined) throw unreadable()
  return { type: 'text', text }
}

/** @throws NotDescribed where the value cannot be read by the format. Source: ERC-7730 §Field formats. */
export function formatValue(field: Formatted, leaf: Leaf, around: Surroundings): DescribedValue {
  switch (field.format) {
    case 'raw':
      return rawValue(leaf)
    case 'amount':
      return { type: 'coin', amount: integerOf(leaf).toString() }
    case 'tokenAmount':
      return tokenAmount(field, leaf, around)
    case 'addressName': {
      const address = addressOf(leaf)
      const { from } = around.container
      if (!field.params.senderAddress.includes(address)) return { type: 'address', address }
      if (from === null) throw unreadable()
      return { type: 'sender', address: from }
    }
    case 'tokenTicker': {
      const { chainId, chainIdPath } = field.params
      const chain = otherChain(asked<number>(chainId, chainIdPath, chainOf, around.at), around)
      return { type: 'token', token: addressOf(leaf), chainId: chain }
    }
    case 'nftName': {
      const collection = asked<Address>(field.params.collection, field.params.collectionPath, addressOf, around.at)
      if (collection === null) throw unreadable()
      return { type: 'nft', id: integerOf(leaf).toString(), collection }
    }
    case 'date': {
      const integer = integerOf(leaf).toString()
      return field.params.encoding === 'timestamp'
        ? { type: 'date', seconds: integer }
        : { type: 'block', height: integer }
    }
    case 'duration':
      return { type: 'duration', seconds: integerOf(leaf).toString() }
    case 'unit': {
      const { base, decimals, prefix } = field.params
      return { type: 'unit', amount: integerOf(leaf).toString(), decimals, base, prefix }
    }
    case 'enum':
      return named(field, leaf)
    case 'chainId':
      return { type: 'chain', chainId: chainOf(leaf).toString() }
    case 'calldata':
      return call(field, leaf, around)
    default:
      return field satisfies never
  }
}
