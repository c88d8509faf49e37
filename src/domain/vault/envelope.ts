import * as v from 'valibot'
import { err, ok, type Result } from '#core/result.ts'
import { hexFromBytes } from '#core/hex.ts'
import { sha256 } from '#core/sha256.ts'
import { encodeText } from '#core/utf8.ts'
import { canonicalText, Envelope, vaultFormat, vaultVersion } from '#domain/vault/header.ts'

/** Far above any real vault, so that a stored bomb is not parsed. Characters. */
const largestText = 2_000_000

const frame = /^coffer-vault:([0-9a-f]{64}):([\s\S]*)$/

const checksum = (body: string): string => hexFromBytes(sha256(encodeText(body))).slice(2)

/**
 * `coffer-vault:<SHA-256 of the body>:<body>`. The frame is the same in every version, so that damage is told from a
 * newer format before the body is understood, and from a wrong password before one is tried. It proves nothing against
 * an attacker, who can compute it too; the seals do.
 */
export function writeEnvelope(envelope: Envelope): string {
  const body = canonicalText(envelope)
  return `${vaultFormat}:${checksum(body)}:${body}`
}

const json = v.pipe(v.string(), v.parseJson())

const Versioned = v.pipe(
  json,
  v.object({ header: v.object({ format: v.literal(vaultFormat), version: v.pipe(v.number(), v.safeInteger()) }) }),
)
const EnvelopeText = v.pipe(json, Envelope)

/** @param raw whatever a store gave back. */
export function readEnvelope(raw: unknown): Result<Envelope, 'damaged' | 'newer'> {
  if (typeof raw !== 'string' || raw.length > largestText) return err('damaged')
  const [, sum, body] = frame.exec(raw) ?? []
  if (body === undefined || checksum(body) !== sum) return err('damaged')
  const versioned = v.safeParse(Versioned, body)
  if (!versioned.success) return err('damaged')
  if (versioned.output.header.version > vaultVersion) return err('newer')
  const envelope = v.safeParse(EnvelopeText, body)
  if (!envelope.success || canonicalText(envelope.output) !== body) return err('damaged')
  return ok(envelope.output)
}
