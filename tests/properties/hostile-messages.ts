import fc from 'fast-check'

/** What a page makes its bridge say, and the id under which the door must answer; `null` where it must not. */
export type Hostile = { readonly message: unknown; readonly id: string | null }

const objectNames = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf', 'toJSON', 'then']
const key = fc.oneof(fc.string(), fc.constantFrom(...objectNames, 'from', 'to', 'data', 'chainId', 'eth_accounts'))
const leaf = fc.oneof(
  fc.string(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constantFrom('0x', '0x1', '0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266', 'latest', '__proto__', -0, 1e308),
)

/** JSON as text, so that `__proto__` is a key like any other. */
const { value: jsonText } = fc.letrec<{ value: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    leaf.map((value) => JSON.stringify(value)),
    fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join()}]`),
    fc
      .array(fc.tuple(key, tie('value')), { maxLength: 4 })
      .map((entries) => `{${entries.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`),
  ),
}))

const deep = fc
  .tuple(fc.integer({ min: 50, max: 5_000 }), fc.constantFrom('[', '{"a":'))
  .map(([depth, open]) => open.repeat(depth))
const huge = fc
  .constantFrom(1_000, 100_000, 1_048_577)
  .map((size) => `{"method":"eth_call","params":["${'x'.repeat(size)}"]}`)

/** Messages for a site that was given nothing. @param names methods that never ask the user for such a site. */
export function hostileMessage(names: readonly string[]): fc.Arbitrary<Hostile> {
  const method = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...names) },
    { weight: 1, arbitrary: fc.constantFrom(...objectNames, 'eth_sign', '') },
    { weight: 1, arbitrary: fc.string() },
  )
  const call = fc
    .tuple(method, jsonText, fc.boolean())
    .map(
      ([name, params, polluted]) =>
        `{"method":${JSON.stringify(name)},"params":${params}${polluted ? ',"__proto__":{"polluted":1}' : ''}}`,
    )
  const text = fc.oneof(
    { weight: 30, arbitrary: call },
    { weight: 5, arbitrary: fc.string() },
    { weight: 5, arbitrary: jsonText },
    { weight: 2, arbitrary: deep },
    { weight: 1, arbitrary: huge },
  )
  /** Few, so that many are asked twice; and some that an object has by itself. */
  const id = fc.oneof(fc.nat(200).map(String), fc.constantFrom(...objectNames))
  const request = fc.tuple(id, text, jsonText).map(([asked, what, more]) => ({
    id: asked,
    message: {
      ...(JSON.parse(`{"x":${more}}`) as object),
      type: 'request',
      id: asked,
      text: what,
      origin: 'https://bank.example',
    },
  }))
  const forged = fc
    .oneof(
      jsonText.map((json) => JSON.parse(json) as unknown),
      fc.record({
        type: fc.constantFrom('hello', 'request', 'answer', 'state', 'end', '__proto__'),
        channel: fc.string(),
      }),
      fc.record({ type: fc.constant('request'), id: fc.nat(), text: fc.string() }),
      fc.record({ type: fc.constant('request'), id: fc.constant('1'), text: fc.oneof(fc.nat(), fc.constant(null)) }),
      fc.uuid().map((channel) => ({ type: 'hello', channel })),
      fc.constantFrom({ call: 1, name: 'vault.exportRaw', input: {} }, 'coffer:wake'),
    )
    .map((message) => ({ message, id: null }))
  const misnamed = fc
    .tuple(fc.constantFrom('', 'x'.repeat(129)), fc.string())
    .map(([asked, what]) => ({ id: asked, message: { type: 'request', id: asked, text: what } }))
  return fc.oneof(
    { weight: 10, arbitrary: request },
    { weight: 2, arbitrary: forged },
    { weight: 1, arbitrary: misnamed },
  )
}
