import * as v from 'valibot'
import { expect, test } from 'vitest'
import { addressBytes } from '#core/address.ts'
import { entropyFromPhrase } from '#core/bip39.ts'
import { bytesFromHex, hexFromBytes, type Hex } from '#core/hex.ts'
import { base64FromBytes } from '#core/base64.ts'
import { encodeText } from '#core/utf8.ts'
import { concatBytes } from '#core/concat-bytes.ts'
import { createAccounts } from '#domain/accounts/accounts.ts'
import { firstPayload } from '#domain/accounts/first-payload.ts'
import { createKeyring } from '#domain/accounts/keyring.ts'
import { createSessionWorld } from '#domain/testing/session-world.ts'
import { sealedTableNames } from '#services/db/schema.ts'
import { createSealedTable } from '#services/db/sealed-table.ts'
import { random } from '#services/system.ts'
import { createWorld, password } from '#tests/properties/vault-world.ts'

const origin = 'https://shop.example.org'
const hash = `0x${'c0ffee42'.repeat(8)}` as Hex
const phrase = 'test test test test test test test test test test test junk'

/** All bytes that a stored value holds, whatever it is made of. */
function bytesOf(value: unknown): Uint8Array {
  if (value instanceof Uint8Array) return value
  if (value instanceof ArrayBuffer) return new Uint8Array(value)
  if (typeof value === 'object' && value !== null) {
    return concatBytes(...Object.entries(value).flatMap(([name, each]) => [encodeText(name), bytesOf(each)]))
  }
  return encodeText(String(value))
}

const utf16 = (text: string): Uint8Array => new Uint8Array(Uint16Array.from(text, (each) => each.charCodeAt(0)).buffer)

/** Base64 of bytes that do not start at a multiple of three, less the letters that its neighbours change. */
const base64Forms = (bytes: Uint8Array): readonly string[] =>
  [0, 1, 2].map((shift) =>
    base64FromBytes(concatBytes(new Uint8Array(shift), bytes))
      .replaceAll('=', '')
      .slice(shift === 0 ? 0 : shift + 1, -2),
  )

/** Every way in which a fact would be recognised. */
function forms(text: string, bytes: Uint8Array): readonly Uint8Array[] {
  const hex = hexFromBytes(bytes).slice(2)
  const texts = [text, text.toLowerCase(), text.toUpperCase(), hex, hex.toUpperCase()]
  return [
    bytes,
    ...texts.map(encodeText),
    ...texts.map(utf16),
    ...[...base64Forms(bytes), ...base64Forms(encodeText(text)), ...base64Forms(encodeText(text.toLowerCase()))].map(
      encodeText,
    ),
  ]
}

const holds = (hay: Uint8Array, needle: Uint8Array): boolean => Buffer.from(hay).includes(Buffer.from(needle))

test('locked, no store holds an address, a name, a site or a hash in any spelling', async () => {
  const world = createWorld()
  const { vault, database } = world.start()
  const entropy = entropyFromPhrase(phrase)
  if (!entropy.ok) throw new Error('phrase')
  const created = await vault.create(await firstPayload(entropy.value), password)
  if (!created.ok) throw new Error(created.error)
  const sessionWorld = createSessionWorld()
  const session = sessionWorld.start()
  await session.start(created.value.slice())
  const accounts = createAccounts({ keyring: createKeyring({ vault, session }), notify: () => undefined })
  const { address } = await accounts.add('Holiday savings')

  const Row = v.object({ address: v.string(), origin: v.string(), hash: v.string() })
  for (const name of sealedTableNames) {
    const table = createSealedTable({ database, name, schema: Row, session, random })
    for (const id of [address, origin, hash]) await table.put(id, { address, origin, hash })
    expect(await table.get(origin)).toEqual({ address, origin, hash })
  }
  await vault.open('a wrong password')
  await session.lock()

  const stored = [
    ...(await Promise.all((await database.open()).tables.map(async (table) => bytesOf(await table.toArray())))),
    bytesOf(Object.fromEntries(world.local.data)),
    bytesOf(Object.fromEntries(sessionWorld.store.data)),
  ]
  expect(stored.reduce((sum, bytes) => sum + bytes.length, 0)).toBeGreaterThan(5_000)
  const facts = {
    address: forms(address, addressBytes(address)),
    'address without 0x': forms(address.slice(2), addressBytes(address)),
    name: forms('Holiday savings', encodeText('Holiday savings')),
    origin: forms(origin, encodeText(origin)),
    host: forms('shop.example.org', encodeText('shop.example.org')),
    hash: forms(hash, bytesFromHex(hash)),
    phrase: forms(phrase, entropy.value),
    'data key': forms('never as text', created.value),
    password: forms(password, encodeText(password)),
  }
  for (const [fact, spellings] of Object.entries(facts)) {
    for (const spelling of spellings) {
      expect(
        stored.some((bytes) => holds(bytes, spelling)),
        fact,
      ).toBe(false)
    }
  }
})

test('the search above finds what is there', () => {
  const hay = bytesOf({ a: [{ b: base64FromBytes(encodeText(`x${origin}yz`)) }, hash.toUpperCase()] })
  expect(forms(origin, encodeText(origin)).some((spelling) => holds(hay, spelling))).toBe(true)
  expect(forms(hash, bytesFromHex(hash)).some((spelling) => holds(hay, spelling))).toBe(true)
})
