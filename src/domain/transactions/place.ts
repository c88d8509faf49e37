export const placeFailures = ['not-waiting', 'underpriced', 'nonce-used', 'nonce-too-high'] as const
/**
 * `not-waiting`: what was to be replaced has ended, or another took its place already. `underpriced`: the fee is below the
 * rule of replacement. `nonce-used`: a transaction with it is mined. `nonce-too-high`: no node would keep it.
 */
export type PlaceFailure = (typeof placeFailures)[number]

/** `replaces`: the entry whose nonce it takes. */
export type Place = { readonly nonce: number; readonly replaces?: string }

/** How far above the next nonce one may be chosen. Nodes keep 64 of an account that cannot be mined yet (geth). */
export const largestGap = 64
