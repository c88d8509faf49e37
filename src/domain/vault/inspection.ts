import type { Result } from '#core/result.ts'
import { placeNames, slotNames, type PlaceName, type Slots } from '#domain/vault/copy-store.ts'
import { readEnvelope } from '#domain/vault/envelope.ts'
import type { Envelope } from '#domain/vault/header.ts'

export type CopyHealth = 'healthy' | 'damaged' | 'missing' | 'newer'

/** A stored text that is whole, as far as can be told without the password. */
export type WholeCopy = { readonly text: string; readonly envelope: Envelope }

export type Inspection = {
  readonly copies: Readonly<Record<PlaceName, CopyHealth>>
  /** The latest generation found whole. */
  readonly best: WholeCopy | null
  /** Each place holds the best and nothing else. */
  readonly settled: boolean
}

export type PlaceReading = Result<Slots, 'newer' | 'unreadable'>

const wholeCopies = (reading: PlaceReading): readonly WholeCopy[] =>
  !reading.ok
    ? []
    : slotNames.flatMap((slot) => {
        const text = reading.value[slot]
        const envelope = readEnvelope(text)
        return envelope.ok && typeof text === 'string' ? [{ text, envelope: envelope.value }] : []
      })

function later(best: WholeCopy | null, next: WholeCopy): WholeCopy {
  return best !== null && best.envelope.header.generation >= next.envelope.header.generation ? best : next
}

/** An older generation of the same vault is sound; another vault, or other bytes under one number, is a contradiction. */
export function agrees(whole: WholeCopy, best: WholeCopy): boolean {
  const [mine, its] = [whole.envelope.header, best.envelope.header]
  return whole.text === best.text || (mine.id === its.id && mine.generation < its.generation)
}

function healthOf(reading: PlaceReading, best: WholeCopy | null): CopyHealth {
  if (!reading.ok) return reading.error === 'newer' ? 'newer' : 'damaged'
  const found = slotNames.map((slot) => reading.value[slot]).filter((raw) => raw !== undefined)
  if (found.length === 0) return 'missing'
  const envelopes = found.map(readEnvelope)
  if (envelopes.some((envelope) => !envelope.ok && envelope.error === 'newer')) return 'newer'
  if (envelopes.some((envelope) => !envelope.ok)) return 'damaged'
  return best !== null && wholeCopies(reading).every((whole) => agrees(whole, best)) ? 'healthy' : 'damaged'
}

const holdsOnly = (reading: PlaceReading, best: WholeCopy | null): boolean =>
  reading.ok &&
  best !== null &&
  slotNames.filter((slot) => reading.value[slot] === best.text).length === 1 &&
  slotNames.filter((slot) => reading.value[slot] !== undefined).length === 1

/** Says of each place whether what it holds can be trusted, and which text is the latest. */
export function inspectReadings(readings: Readonly<Record<PlaceName, PlaceReading>>): Inspection {
  const best = placeNames.flatMap((place) => wholeCopies(readings[place])).reduce(later, null)
  return {
    copies: { database: healthOf(readings.database, best), extension: healthOf(readings.extension, best) },
    best,
    settled: placeNames.every((place) => holdsOnly(readings[place], best)),
  }
}
