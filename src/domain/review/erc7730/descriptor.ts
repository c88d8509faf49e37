import * as v from 'valibot'
import { parseFunction, type AbiFunction } from '#core/abi-type.ts'
import { Address } from '#core/address.ts'
import { ChainId } from '#core/chain-id.ts'
import { Hex } from '#core/hex.ts'
import { plainLabel } from '#core/plain-label.ts'
import { expandFormats, Malformed } from '#domain/review/erc7730/expand.ts'
import { Fields } from '#domain/review/erc7730/field.ts'
import type { Json } from '#domain/review/erc7730/json.ts'
import { Path } from '#domain/review/erc7730/path.ts'

const Deployments = v.array(v.strictObject({ chainId: ChainId, address: Address }))

const Context = v.union([
  v.strictObject({
    $id: v.optional(v.string()),
    contract: v.strictObject({ deployments: Deployments, abi: v.optional(v.unknown()) }),
  }),
  v.strictObject({
    $id: v.optional(v.string()),
    eip712: v.strictObject({
      deployments: Deployments,
      domain: v.optional(v.record(v.string(), v.union([v.string(), v.number()])), {}),
      domainSeparator: v.optional(v.pipe(Hex, v.length(66))),
      schemas: v.optional(v.unknown()),
    }),
  }),
])

const Intent = v.union([
  plainLabel(200),
  v.pipe(
    v.record(plainLabel(60), plainLabel(200)),
    v.transform((parts) =>
      Object.entries(parts)
        .map(([name, text]) => `${name}: ${text}`)
        .join(' · '),
    ),
    plainLabel(400),
  ),
])

const Format = v.strictObject({
  $id: v.optional(v.string()),
  intent: v.optional(Intent),
  interpolatedIntent: v.optional(plainLabel(400)),
  fields: Fields,
  required: v.optional(v.array(Path), []),
  excluded: v.optional(v.array(Path), []),
  screens: v.optional(v.unknown()),
})
export type Format = v.InferOutput<typeof Format>

const Descriptor = v.strictObject({
  context: Context,
  metadata: v.object({ owner: v.optional(plainLabel(80)) }),
  formats: v.record(v.string(), Format),
})
type Descriptor = v.InferOutput<typeof Descriptor>

type Shared = { readonly owner: string | null }
/** Of a contract: what each of its functions is for, by selector. */
export type ContractDescriptor = Shared & {
  readonly deployments: v.InferOutput<typeof Deployments>
  readonly functions: ReadonlyMap<string, { readonly abi: AbiFunction; readonly format: Format }>
}
/** Of messages: what each is for, by the encoding of its type. */
export type MessageDescriptor = Shared & {
  readonly deployments: v.InferOutput<typeof Deployments>
  readonly domain: Readonly<Record<string, string | number>>
  readonly domainSeparator: Hex | null
  readonly messages: ReadonlyMap<string, Format>
}

function functionsOf(formats: Descriptor['formats']): ContractDescriptor['functions'] | null {
  const functions = new Map<string, { abi: AbiFunction; format: Format }>()
  for (const [signature, format] of Object.entries(formats)) {
    const abi = parseFunction(signature)
    if (abi === null || functions.has(abi.selector)) return null
    functions.set(abi.selector, { abi, format })
  }
  return functions
}

function expanded(file: Json): unknown {
  const { context, metadata } = file as Record<string, Json>
  return { context, metadata: metadata ?? {}, formats: expandFormats(file) }
}

/**
 * A merged file that may be believed to the letter. `null` where anything in it is unknown, missing or hides characters:
 * half a description is none. Source: ERC-7730 and its schema of version 2.
 */
export function readDescriptor(file: Json): ContractDescriptor | MessageDescriptor | null {
  try {
    const parsed = v.safeParse(Descriptor, expanded(file))
    if (!parsed.success) return null
    const { context, metadata, formats } = parsed.output
    const owner = metadata.owner ?? null
    if ('contract' in context) {
      const functions = functionsOf(formats)
      return functions === null ? null : { owner, deployments: context.contract.deployments, functions }
    }
    const { deployments, domain, domainSeparator } = context.eip712
    const messages = new Map(Object.entries(formats))
    return { owner, deployments, domain, domainSeparator: domainSeparator ?? null, messages }
  } catch (thrown) {
    if (thrown instanceof Malformed) return null
    throw thrown
  }
}
