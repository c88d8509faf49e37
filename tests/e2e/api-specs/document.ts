import { createRequire } from 'node:module'
import { Ajv } from 'ajv'

type Described = { readonly name: string; readonly required?: boolean; readonly schema: object }

type Example = { readonly name: string; readonly params: readonly { readonly value: unknown }[] }

export type DocumentedMethod = {
  readonly name: string
  readonly paramStructure?: 'by-name' | 'by-position' | 'either'
  readonly params: readonly Described[]
  readonly result: Described
  readonly examples?: readonly Example[]
}

type OpenRpc = { readonly methods: readonly DocumentedMethod[]; readonly components: object }

/** MetaMask's own description of what a wallet answers, as OpenRPC, with examples. Source: @metamask/api-specs 0.15.0. */
const openRpc = createRequire(import.meta.url)('@metamask/api-specs/dist/build/openrpc.json') as OpenRpc

export const documentedMethods: readonly DocumentedMethod[] = openRpc.methods

/** The parameters of every example, in the structure that the method wants; one call without any where there is no example. */
export function examplesOf({ params, paramStructure, examples = [] }: DocumentedMethod): readonly unknown[] {
  if (examples.length === 0) return [[]]
  return examples.map((example) => {
    const values = example.params.map(({ value }) => value)
    if (paramStructure !== 'by-name') return values
    return Object.fromEntries(values.map((value, index) => [params[index]?.name ?? '', value]))
  })
}

const ajv = new Ajv({ strict: false, allErrors: true, validateFormats: false })

/** What is wrong with a result by a schema of the document; nothing when it is `null`. */
export function complaintAbout(result: unknown, schema: object): string | null {
  const validate = ajv.compile({ ...schema, components: openRpc.components })
  return validate(result) ? null : ajv.errorsText(validate.errors)
}

/** The same without the named fields, however deep they are. */
export function without(value: unknown, fields: readonly string[]): unknown {
  if (Array.isArray(value)) return value.map((item) => without(item, fields))
  if (typeof value !== 'object' || value === null) return value
  const kept = Object.entries(value).filter(([name]) => !fields.includes(name))
  return Object.fromEntries(kept.map(([name, inner]) => [name, without(inner, fields)]))
}
