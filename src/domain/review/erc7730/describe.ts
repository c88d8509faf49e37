import { decodeArguments } from '#core/abi-decode.ts'
import type { Address } from '#core/address.ts'
import { domainSeparator, domainText, type TypedData } from '#core/eip712.ts'
import { hexFromBytes, type Hex } from '#core/hex.ts'
import { err, ok, type Result } from '#core/result.ts'
import { encodeType } from '#core/typed-data-types.ts'
import type { TypedStruct } from '#core/typed-data-value.ts'
import {
  surplusLabel,
  valueLabel,
  type Described,
  type DescribedField,
  type DescribedValue,
  type Undescribed,
} from '#domain/review/erc7730/described.ts'
import type { ContractDescriptor, Format, MessageDescriptor } from '#domain/review/erc7730/descriptor.ts'
import { intentOf } from '#domain/review/erc7730/intent.ts'
import type { Registry } from '#domain/review/erc7730/registry.ts'
import { leaveOut, mustBeSpokenOf, newReading, rowsOf, unspoken } from '#domain/review/erc7730/rows.ts'
import { NotDescribed, type Container, type Scope } from '#domain/review/erc7730/scope.ts'

/** `null`: nobody describes it. */
export type Description = Result<Described, Undescribed> | null

type CallToDescribe = Container & { readonly data: Hex }

const deepestCall = 3

const isAt = ({ deployments }: ContractDescriptor | MessageDescriptor, chainId: number, address: string): boolean =>
  deployments.some((place) => place.chainId === chainId && place.address.toLowerCase() === address.toLowerCase())

type Subject = {
  readonly owner: string | null
  readonly format: Format
  readonly root: TypedStruct
  readonly container: Container
  readonly surplus: Hex | null
}

/** What comes along with a call although its description says nothing of it, by names that no argument can have. */
function sentAlong({ container, surplus }: Subject, spoken: ReadonlySet<string>): DescribedField[] {
  const { value } = container
  const coin = value === null || value === 0n || spoken.has('value') ? null : value
  return [
    ...(coin === null ? [] : [{ label: valueLabel, value: { type: 'coin', amount: coin.toString() } } as const]),
    ...(surplus === null ? [] : [{ label: surplusLabel, value: { type: 'bytes', bytes: surplus } } as const]),
  ]
}

function read(registry: Registry, subject: Subject, depth: number): Description {
  const { owner, format, root, container } = subject
  const reading = newReading()
  const scope: Scope = { root, here: root, container }
  const describeInner = (call: CallToDescribe): DescribedValue => {
    const inner = depth < deepestCall ? describe(registry, call, depth + 1) : null
    return { type: 'call', to: call.to, data: call.data, described: inner?.ok === true ? inner.value : null }
  }
  try {
    const fields = format.fields.flatMap((field) => rowsOf(field, scope, reading, { describeCall: describeInner }))
    mustBeSpokenOf(format.required, scope, reading)
    leaveOut(format.excluded, scope, reading)
    const rest = [...unspoken(root, reading), ...sentAlong(subject, reading.container)]
    return ok({ owner, intent: intentOf(format, reading.shown), fields, rest })
  } catch (thrown) {
    if (thrown instanceof NotDescribed) return err(thrown.reason)
    throw thrown
  }
}

function describe(registry: Registry, call: CallToDescribe, depth: number): Description {
  const selector = call.data.slice(0, 10)
  const found = registry(call.chainId, call.to).flatMap((descriptor) => {
    const named = 'functions' in descriptor ? descriptor.functions.get(selector) : undefined
    return named === undefined || !isAt(descriptor, call.chainId, call.to)
      ? []
      : [{ ...named, owner: descriptor.owner }]
  })
  const [only] = found
  if (only === undefined) return null
  if (found.length > 1) return err('ambiguous')
  const decoded = decodeArguments(only.abi, call.data)
  if (decoded === null) return err('other-data')
  const surplus = decoded.surplus.length === 2 ? null : decoded.surplus
  return read(registry, { ...only, root: decoded.root, container: call, surplus }, depth)
}

/** Pure. What the owner of the called contract says of it, read to the letter. Source: ERC-7730. */
export const describeCall = (registry: Registry, call: CallToDescribe): Description => describe(registry, call, 0)

function hasDomain(descriptor: MessageDescriptor, data: TypedData): boolean {
  const { domain, domainSeparator: separator } = descriptor
  const isSame = Object.entries(domain).every(([name, value]) => {
    const text = textOfDomain(data, name)
    if (text === null) return false
    return name === 'verifyingContract' ? text.toLowerCase() === String(value).toLowerCase() : text === String(value)
  })
  return isSame && (separator === null || separator === hexFromBytes(domainSeparator(data)))
}

function textOfDomain({ domain }: TypedData, name: string): string | null {
  const value = domain.fields.find((field) => field.name === name)?.value
  return value?.kind === 'leaf' ? value.text : null
}

/** Pure. The same for a message to sign. Only one that is bound to a chain and a contract is ever described. */
export function describeTypedData(registry: Registry, data: TypedData, from: Address): Description {
  const chainId = Number(domainText(data, 'chainId') ?? 0)
  const to = domainText(data, 'verifyingContract') as Address | null
  if (to === null) return null
  const key = encodeType(data.types, data.primaryType)
  const found = registry(chainId, to).flatMap((descriptor) => {
    const format = 'messages' in descriptor ? descriptor.messages.get(key) : undefined
    const isBound = 'messages' in descriptor && isAt(descriptor, chainId, to) && hasDomain(descriptor, data)
    return format === undefined || !isBound ? [] : [{ format, owner: descriptor.owner }]
  })
  const [only] = found
  if (only === undefined) return null
  if (found.length > 1) return err('ambiguous')
  return read(
    registry,
    { ...only, root: data.message, container: { chainId, to, from, value: null }, surplus: null },
    0,
  )
}
