import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hexFromBytes } from '#core/hex.ts'
import { isWithinBounds } from '#core/kdf.ts'
import { sha256 } from '#core/sha256.ts'
import { encodeText } from '#core/utf8.ts'
import { readEnvelope } from '#domain/vault/envelope.ts'
import { createdWorld, password } from '#tests/properties/vault-world.ts'

type Json = string | number | boolean | null | readonly Json[] | { readonly [name: string]: Json }

/** Every place in a JSON value that holds no other: what a mutation can change by itself. */
function leaves(value: Json, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (Array.isArray(value)) return value.flatMap((each: Json, index) => leaves(each, [...path, index]))
  if (typeof value !== 'object' || value === null) return [path]
  return Object.entries(value).flatMap(([name, each]) => leaves(each, [...path, name]))
}

function replaced(value: Json, [head, ...tail]: readonly (string | number)[], next: Json): Json {
  if (head === undefined) return next
  if (Array.isArray(value))
    return value.map((each: Json, index) => (index === head ? replaced(each, tail, next) : each))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, name === head ? replaced(each, tail, next) : each]),
  )
}

const bodyOf = (text: string): Json => JSON.parse(text.slice('coffer-vault:'.length + 65)) as Json

/** As an attacker would, with a checksum that is right again. */
function framed(body: Json): string {
  const json = JSON.stringify(body)
  return `coffer-vault:${hexFromBytes(sha256(encodeText(json))).slice(2)}:${json}`
}

async function plant(world: Awaited<ReturnType<typeof createdWorld>>, text: string): Promise<void> {
  await (await world.database.open()).table('vault').clear()
  await (await world.database.open()).table('vault').put({ slot: 'a', sealed: text })
  world.local.data.delete('vault-b')
  world.local.data.set('vault-a', text)
  world.derived.length = 0
}

const anything: fc.Arbitrary<Json> = fc.oneof(
  fc.integer({ min: -10, max: 2 ** 31 }),
  fc.constantFrom(0, 1, 2, 3, 6, 7, 16, 65_535, 65_536, 65_537, 131_072, 131_073, 2 ** 53, 1e308),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.string(),
  fc.base64String({ minLength: 4 }),
  fc.constantFrom<Json>(null, true, [], {}, 'argon2i', 'argon2d', 'password', 'coffer-vault', '__proto__'),
)

test('no changed field is ever accepted, and nothing is derived beyond the bounds', async () => {
  const world = await createdWorld()
  const body = bodyOf(world.text)
  const paths = leaves(body)
  expect(paths.map((path) => path.join('.'))).toEqual([
    'header.format',
    'header.version',
    'header.id',
    'header.generation',
    'header.keyslots.0.method',
    'header.keyslots.0.kdf.name',
    'header.keyslots.0.kdf.memoryKiB',
    'header.keyslots.0.kdf.iterations',
    'header.keyslots.0.kdf.parallelism',
    'header.keyslots.0.salt',
    'header.keyslots.0.nonce',
    'header.keyslots.0.sealed',
    'payload.nonce',
    'payload.sealed',
  ])
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), anything, async (path, value) => {
      const text = framed(replaced(body, path, value))
      fc.pre(text !== world.text)
      await plant(world, text)
      expect(await world.vault.open(password)).toMatchObject({ ok: false })
      expect(await world.vault.openWithKey(world.dataKey)).toMatchObject({ ok: false })
      expect(world.derived.every(isWithinBounds)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('a changed letter of any sealed, salted or numbered field is not accepted', async () => {
  const world = await createdWorld()
  const body = world.text.slice('coffer-vault:'.length + 65)
  await fc.assert(
    fc.asyncProperty(
      fc.nat({ max: body.length - 1 }),
      fc.constantFrom('A', 'a', '0', '9', '+', '/', '=', '"', ',', ':', '{', '}'),
      async (at, letter) => {
        fc.pre(body[at] !== letter)
        const changed = body.slice(0, at) + letter + body.slice(at + 1)
        const sum = hexFromBytes(sha256(encodeText(changed))).slice(2)
        await plant(world, `coffer-vault:${sum}:${changed}`)
        expect(await world.vault.open(password)).toMatchObject({ ok: false })
        expect(world.derived.every(isWithinBounds)).toBe(true)
      },
    ),
    { numRuns: 400 },
  )
})

test('every flipped bit of the stored text is damage before any password is tried', async () => {
  const { text } = await createdWorld()
  const bytes = encodeText(text)
  fc.assert(
    fc.property(fc.nat({ max: bytes.length * 8 - 1 }), (bit) => {
      const changed = bytes.slice()
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
      expect(readEnvelope(new TextDecoder().decode(changed))).toEqual({ ok: false, error: 'damaged' })
    }),
    { numRuns: 2_000 },
  )
})

test('every shorter text is damaged', async () => {
  const { text } = await createdWorld()
  for (let length = 0; length < text.length; length += 1) {
    expect(readEnvelope(text.slice(0, length))).toEqual({ ok: false, error: 'damaged' })
  }
})

test('extra fields, extra key slots and another spelling of the same JSON are damaged', async () => {
  const { text } = await createdWorld()
  const body = bodyOf(text) as { readonly header: { readonly keyslots: readonly Json[] }; readonly payload: Json }
  const { header, payload } = body
  const variants: readonly Json[] = [
    { ...body, more: 1 },
    { payload, header },
    { payload, header: { ...header, keyslots: [...header.keyslots, ...header.keyslots] } },
    { payload, header: { ...header, keyslots: [] } },
    { payload, header: { ...header, more: 1 } },
  ]
  for (const variant of variants) expect(readEnvelope(framed(variant))).toEqual({ ok: false, error: 'damaged' })
  expect(readEnvelope(framed(body))).toMatchObject({ ok: true })
})
