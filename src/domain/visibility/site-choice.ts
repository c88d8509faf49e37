import * as v from 'valibot'
import { Origin } from '#core/origin.ts'

const choice = v.nullable(v.boolean())

/** What the user chose for one site; `null` is what holds for all. A blocked site is never asked about. */
export const SiteChoice = v.object({
  origin: Origin,
  shown: choice,
  ownsEthereum: choice,
  isMetaMask: choice,
  blocked: v.boolean(),
})
export type SiteChoice = v.InferOutput<typeof SiteChoice>

export const noChoice = (origin: Origin): SiteChoice => ({
  origin,
  shown: null,
  ownsEthereum: null,
  isMetaMask: null,
  blocked: false,
})

export const isNoChoice = ({ shown, ownsEthereum, isMetaMask, blocked }: SiteChoice): boolean =>
  shown === null && ownsEthereum === null && isMetaMask === null && !blocked
