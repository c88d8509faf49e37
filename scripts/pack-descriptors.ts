import { posix } from 'node:path'
import { isList, isObject, own, type Json, type JsonObject } from '../src/domain/review/erc7730/json.ts'
import { mergeDescriptors } from '../src/domain/review/erc7730/merge.ts'

const deepest = 4

/** A file of the registry, by its path, with whatever it includes. */
function whole(files: JsonObject, path: string, depth = 0): Json {
  const file = own(files, path)
  if (!isObject(file) || depth > deepest) throw new Error(`${path} is no descriptor, or is included without end`)
  const { includes, ...rest } = file
  if (includes === undefined) return rest
  if (typeof includes !== 'string') throw new Error(`${path} includes what is no path`)
  return mergeDescriptors(whole(files, posix.join(posix.dirname(path), includes), depth + 1), rest)
}

/** Names that begin with `$` are for the eyes of authors, but for references and the types of keys. */
function withoutNotes(json: Json): Json {
  if (isList(json)) return json.map(withoutNotes)
  if (!isObject(json)) return json
  const kept = Object.entries(json).filter(([name]) => name === '$ref' || !name.startsWith('$'))
  return Object.fromEntries<Json>(kept.map(([name, value]) => [name, withoutNotes(value)]))
}

function placeOf(place: Json): string {
  const [chainId, address] = [own(place, 'chainId'), own(place, 'address')]
  if (typeof chainId !== 'number' || typeof address !== 'string') throw new Error('a deployment of no chain or address')
  return `${String(chainId)}:${address.toLowerCase()}`
}

function placesOf(file: Json): readonly string[] {
  const context = own(file, 'context')
  const deployments = own(own(context, 'contract') ?? own(context, 'eip712'), 'deployments')
  return isList(deployments) ? deployments.map(placeOf) : []
}

/**
 * The descriptors of `scripts/data/erc7730.json` as `domain/review/erc7730/registry.ts` reads them. Only those that name
 * a contract and say how to show it are in it: the others are there to be included.
 */
export function packDescriptors(text: string) {
  const files = JSON.parse(text) as JsonObject
  const displays: string[] = []
  const descriptors: { readonly context: Json; readonly metadata: Json; readonly display: number }[] = []
  const places = new Map<string, number[]>()
  for (const path of Object.keys(files)) {
    const file = withoutNotes(whole(files, path))
    const named = placesOf(file)
    const shown = own(file, 'display')
    if (named.length === 0 || shown === undefined) continue
    const display = JSON.stringify(shown)
    if (!displays.includes(display)) displays.push(display)
    for (const place of named) places.set(place, [...(places.get(place) ?? []), descriptors.length])
    descriptors.push({
      context: own(file, 'context') ?? null,
      metadata: own(file, 'metadata') ?? {},
      display: displays.indexOf(display),
    })
  }
  return {
    displays: displays.map((display) => JSON.parse(display) as unknown),
    descriptors,
    places: Object.fromEntries(places),
  }
}
