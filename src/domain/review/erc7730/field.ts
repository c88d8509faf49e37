import * as v from 'valibot'
import { Address } from '#core/address.ts'
import { Hex } from '#core/hex.ts'
import { plainLabel } from '#core/plain-label.ts'
import { Path } from '#domain/review/erc7730/path.ts'

const Label = plainLabel(120)
const Scalar = v.union([v.string(), v.number(), v.boolean()])
const Amount = v.union([
  v.pipe(
    v.string(),
    v.regex(/^(0x[0-9a-fA-F]{1,64}|\d{1,78})$/),
    v.transform((given) => BigInt(given)),
  ),
  v.pipe(
    v.number(),
    v.safeInteger(),
    v.minValue(0),
    v.transform((given) => BigInt(given)),
  ),
])
const Chain = v.pipe(v.number(), v.safeInteger(), v.minValue(1))

/** A constant that hangs on a value of what is signed. */
const mapOf = <S extends v.GenericSchema>(value: S) =>
  v.strictObject({
    map: v.object({ values: v.record(v.string(), value) }),
    keyPath: Path,
  })
const constant = <S extends v.GenericSchema>(value: S) => v.optional(v.union([value, mapOf(value)]))
const someOf = <S extends v.GenericSchema>(value: S) =>
  v.optional(
    v.union([
      v.array(value),
      v.pipe(
        value,
        v.transform((one) => [one]),
      ),
    ]),
    [],
  )

const Visible = v.union([
  v.picklist(['always', 'never', 'optional']),
  v.strictObject({ ifNotIn: v.pipe(v.array(v.nullable(Scalar)), v.minLength(1)) }),
  v.strictObject({ mustBe: v.pipe(v.array(v.nullable(Scalar)), v.minLength(1)) }),
])
export type Visible = v.InferOutput<typeof Visible>

const addressParams = v.strictObject({
  types: v.optional(v.array(v.picklist(['wallet', 'eoa', 'contract', 'token', 'collection']))),
  sources: v.optional(v.array(v.string())),
  senderAddress: someOf(Address),
})
const noParams = v.optional(v.strictObject({}))

const common = {
  $id: v.optional(v.string()),
  path: v.optional(Path),
  value: v.optional(Scalar),
  label: Label,
  separator: v.optional(v.string()),
  visible: v.optional(Visible, 'always'),
}

const notBoth = (params: object, ...pairs: readonly (readonly [string, string])[]): boolean =>
  pairs.every(([one, other]) => !(one in params && other in params))

const oneOf = (params: object, one: string, other: string): boolean => one in params !== other in params

/** How one value, or each of a list, is shown. Source: ERC-7730 §Field formats and its schema of version 2. */
const Formatted = v.variant('format', [
  v.strictObject({ ...common, format: v.literal('raw'), params: noParams }),
  v.strictObject({ ...common, format: v.literal('amount'), params: noParams }),
  v.strictObject({ ...common, format: v.literal('duration'), params: noParams }),
  v.strictObject({ ...common, format: v.literal('chainId'), params: noParams }),
  v.strictObject({ ...common, format: v.literal('addressName'), params: v.optional(addressParams, {}) }),
  v.strictObject({
    ...common,
    format: v.literal('tokenTicker'),
    params: v.optional(
      v.pipe(
        v.strictObject({ chainId: constant(Chain), chainIdPath: v.optional(Path) }),
        v.check((params) => notBoth(params, ['chainId', 'chainIdPath'])),
      ),
      {},
    ),
  }),
  v.strictObject({
    ...common,
    format: v.literal('tokenAmount'),
    params: v.optional(
      v.pipe(
        v.strictObject({
          token: constant(Address),
          tokenPath: v.optional(Path),
          nativeCurrencyAddress: someOf(Address),
          threshold: v.optional(Amount),
          message: v.optional(Label),
          chainId: constant(Chain),
          chainIdPath: v.optional(Path),
        }),
        v.check((params) => notBoth(params, ['token', 'tokenPath'], ['chainId', 'chainIdPath'])),
      ),
      {},
    ),
  }),
  v.strictObject({
    ...common,
    format: v.literal('nftName'),
    params: v.pipe(
      v.strictObject({ collection: constant(Address), collectionPath: v.optional(Path) }),
      v.check((params) => oneOf(params, 'collection', 'collectionPath')),
    ),
  }),
  v.strictObject({
    ...common,
    format: v.literal('date'),
    params: v.strictObject({ encoding: v.picklist(['timestamp', 'blockheight']) }),
  }),
  v.strictObject({
    ...common,
    format: v.literal('unit'),
    params: v.strictObject({
      base: plainLabel(20),
      decimals: v.optional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(77)), 0),
      prefix: v.optional(v.boolean(), false),
    }),
  }),
  v.strictObject({
    ...common,
    format: v.literal('enum'),
    params: v.strictObject({ $ref: v.record(v.string(), Label) }),
  }),
  v.strictObject({
    ...common,
    format: v.literal('calldata'),
    params: v.pipe(
      v.strictObject({
        callee: constant(Address),
        calleePath: v.optional(Path),
        selector: constant(v.pipe(Hex, v.length(10))),
        selectorPath: v.optional(Path),
        chainId: constant(Chain),
        chainIdPath: v.optional(Path),
        amount: constant(Amount),
        amountPath: v.optional(Path),
        spender: constant(Address),
        spenderPath: v.optional(Path),
      }),
      v.check((params) => oneOf(params, 'callee', 'calleePath')),
      v.check((params) =>
        notBoth(
          params,
          ['selector', 'selectorPath'],
          ['chainId', 'chainIdPath'],
          ['amount', 'amountPath'],
          ['spender', 'spenderPath'],
        ),
      ),
    ),
  }),
])
export type Formatted = v.InferOutput<typeof Formatted>

/** What the descriptor leaves out on purpose; how it would be shown does not matter. */
const Hidden = v.object({ path: Path, visible: v.literal('never') })
export type Hidden = v.InferOutput<typeof Hidden>

/** Fields of a structure, or of each in a list. */
export type Group = {
  readonly path?: v.InferOutput<typeof Path> | undefined
  readonly label?: string | undefined
  readonly iteration?: 'sequential' | 'bundled' | undefined
  readonly fields: readonly Field[]
}
export type Field = Formatted | Hidden | Group

const Group: v.GenericSchema<unknown, Group> = v.strictObject({
  $id: v.optional(v.string()),
  path: v.optional(Path),
  label: v.optional(Label),
  iteration: v.optional(v.picklist(['sequential', 'bundled'])),
  fields: v.lazy(() => Fields),
})

const isOneValue = (field: Field): boolean =>
  !('format' in field) || (field.path === undefined) !== (field.value === undefined)

export const Fields: v.GenericSchema<unknown, readonly Field[]> = v.pipe(
  v.array(v.pipe(v.union([Formatted, Hidden, Group]), v.check(isOneValue))),
  v.maxLength(128),
)
