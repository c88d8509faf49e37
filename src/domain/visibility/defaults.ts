import * as v from 'valibot'
import { usualShape } from '#core/word.ts'

/** `after-click`: a site finds the wallet only once the user has shown it to that site. */
export const modes = ['everywhere', 'after-click'] as const

/** What holds for every site that has no choice of its own. It names no site, so that it may lie in the clear. */
export const Defaults = v.object({ mode: v.picklist(modes), ownsEthereum: v.boolean(), isMetaMask: v.boolean() })
export type Defaults = v.InferOutput<typeof Defaults>

export const usualDefaults: Defaults = { mode: 'everywhere', ...usualShape }
