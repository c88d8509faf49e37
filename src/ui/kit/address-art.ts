import { addressSeed } from './address-seed.ts'

/** Figures in a cell of 12 units, each closed; turned by quarters about the middle of the cell. */
const figures = [
  'M0 0h12a12 12 0 0 1-12 12z',
  'M0 6a6 6 0 0 1 12 0v6h-12z',
  'M6 0a6 6 0 0 1 0 12a6 6 0 0 1 0-12z',
  'M0 0h6a6 6 0 0 1 6 6v6h-6a6 6 0 0 1-6-6z',
  'M0 0h12v6a6 6 0 0 1-12 0z',
  'M0 0l12 12h-12z',
  'M0 0h6v12h-6z',
  'M0 0a6 6 0 0 0 12 0zM0 12a6 6 0 0 1 12 0z',
] as const

export const artGrounds = 6

export type ArtCell = {
  readonly path: string
  readonly x: number
  readonly y: number
  /** Degrees about the middle of the cell. */
  readonly turn: 0 | 90 | 180 | 270
  readonly quiet: boolean
}

export type AddressArt = { readonly ground: number; readonly cells: readonly ArtCell[] }

const turns = [0, 90, 180, 270] as const

/** Four figures on a ground of 24 by 24 units: told apart at a glance, by form before colour. */
export function addressArt(address: string): AddressArt {
  const draw = addressSeed(address)
  const ground = draw(artGrounds)
  const cells = [0, 1, 2, 3].map((place) => ({
    path: figures[draw(figures.length)] ?? figures[0],
    x: (place % 2) * 12,
    y: Math.floor(place / 2) * 12,
    turn: turns[draw(4)] ?? 0,
    quiet: draw(3) === 0,
  }))
  return { ground, cells }
}
