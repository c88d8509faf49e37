import * as v from 'valibot'
import { expect, test } from 'vitest'
import { recoverMessageAddress } from 'viem'
import { parseSignIn, type SignIn } from '#core/siwe.ts'
import { readVectors } from '#tests/vectors/read-vectors.ts'

const Text = v.nullish(v.string())
const Fields = v.object({
  scheme: Text,
  domain: Text,
  address: Text,
  statement: Text,
  uri: Text,
  version: Text,
  chainId: v.optional(v.union([v.number(), v.string()])),
  nonce: Text,
  issuedAt: Text,
  expirationTime: Text,
  notBefore: Text,
  requestId: Text,
  resources: v.optional(v.array(v.string())),
})
type Fields = v.InferOutput<typeof Fields>
const Signed = v.object({
  ...Fields.entries,
  signature: v.string(),
  time: Text,
  domainBinding: Text,
  matchNonce: Text,
})
type Signed = v.InferOutput<typeof Signed>

/** The message that a site makes of these fields. Source: EIP-4361 §Message Format. */
function textOf(fields: Fields): string {
  const line = (label: string, value: string | number | null | undefined) =>
    value == null ? [] : [`${label}: ${value}`]
  const scheme = fields.scheme == null ? '' : `${fields.scheme}://`
  return [
    `${scheme}${fields.domain ?? ''} wants you to sign in with your Ethereum account:`,
    fields.address ?? '',
    '',
    ...(fields.statement == null ? [''] : [fields.statement, '']),
    ...line('URI', fields.uri),
    ...line('Version', fields.version),
    ...line('Chain ID', fields.chainId),
    ...line('Nonce', fields.nonce),
    ...line('Issued At', fields.issuedAt),
    ...line('Expiration Time', fields.expirationTime),
    ...line('Not Before', fields.notBefore),
    ...line('Request ID', fields.requestId),
    ...(fields.resources === undefined ? [] : ['Resources:', ...fields.resources.map((uri) => `- ${uri}`)]),
  ].join('\n')
}

function fieldsOf(signIn: SignIn): object {
  const { scheme, statement, expirationTime, notBefore, requestId, resources } = signIn
  return {
    ...(scheme === null ? {} : { scheme }),
    domain: signIn.domain.text,
    address: signIn.address,
    ...(statement === null ? {} : { statement }),
    uri: signIn.uri.text,
    version: '1',
    chainId: signIn.chainId,
    nonce: signIn.nonce,
    issuedAt: signIn.issuedAt.text,
    ...(expirationTime === null ? {} : { expirationTime: expirationTime.text }),
    ...(notBefore === null ? {} : { notBefore: notBefore.text }),
    ...(requestId === null ? {} : { requestId }),
    ...(resources.length === 0 ? {} : { resources }),
  }
}

const withoutNull = (fields: Fields): object =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null))

test('spruceid: all 19 that must parse, with every field as it is named', () => {
  const vectors = Object.entries(
    readVectors('siwe-parsing-positive', v.record(v.string(), v.object({ message: v.string(), fields: Fields }))),
  )
  expect(vectors).toHaveLength(19)
  for (const [name, { message, fields }] of vectors) {
    const parsed = parseSignIn(message)
    expect(parsed.ok && fieldsOf(parsed.value), name).toEqual(withoutNull(fields))
    expect(textOf(fields), name).toBe(message)
  }
})

test('spruceid: none of the 29 that must not parse, and of the 18 whose fields make no message', () => {
  const texts = Object.entries(readVectors('siwe-parsing-negative', v.record(v.string(), v.string())))
  const objects = Object.entries(readVectors('siwe-parsing-negative-objects', v.record(v.string(), Fields)))
  expect([texts.length, objects.length]).toEqual([29, 18])
  for (const [name, message] of texts) expect(parseSignIn(message).ok, name).toBe(false)
  for (const [name, fields] of objects) expect(parseSignIn(textOf(fields)).ok, name).toBe(false)
})

/** What a site checks of a signed message, by our reading of it. */
async function isValid(signed: Signed): Promise<boolean> {
  const message = textOf(signed)
  const parsed = parseSignIn(message)
  if (!parsed.ok) return false
  const { domain, nonce, notBefore, expirationTime, address } = parsed.value
  const now = signed.time == null ? Date.UTC(2026, 0, 1) : Date.parse(signed.time)
  if (signed.domainBinding != null && signed.domainBinding !== domain.text) return false
  if (signed.matchNonce != null && signed.matchNonce !== nonce) return false
  if (notBefore !== null && now < notBefore.value) return false
  if (expirationTime !== null && now >= expirationTime.value) return false
  const signer = await recoverMessageAddress({ message, signature: signed.signature as `0x${string}` }).catch(
    () => null,
  )
  return signer === address
}

test('spruceid: the 4 that are valid and the 10 that are not', async () => {
  const valid = Object.entries(readVectors('siwe-verification-positive', v.record(v.string(), Signed)))
  const invalid = Object.entries(readVectors('siwe-verification-negative', v.record(v.string(), Signed)))
  expect([valid.length, invalid.length]).toEqual([4, 10])
  for (const [name, signed] of valid) expect(await isValid(signed), name).toBe(true)
  for (const [name, signed] of invalid) expect(await isValid(signed), name).toBe(false)
})
