/**
 * What the provider of a page may be told before the page's own scripts run: to hide, or how to show itself. The first
 * digit says whether it takes `window.ethereum`, the second whether it says `isMetaMask`.
 */
export const words = ['hide', 'as-00', 'as-01', 'as-10', 'as-11'] as const
export type Word = (typeof words)[number]

/** How a provider shows itself. EIP-6963 is not in it: whoever is shown announces itself, by its own name. */
export type Shape = { readonly ownsEthereum: boolean; readonly isMetaMask: boolean }

/** What the provider does when it was told nothing. */
export const usualShape: Shape = { ownsEthereum: true, isMetaMask: true }

const digit = (yes: boolean): '0' | '1' => (yes ? '1' : '0')

export const wordOf = ({ ownsEthereum, isMetaMask }: Shape): Word =>
  `as-${digit(ownsEthereum)}${digit(isMetaMask)}` as const

/** `null` for `hide`. */
export const shapeOf = (word: Word): Shape | null =>
  word === 'hide' ? null : { ownsEthereum: word[3] === '1', isMetaMask: word[4] === '1' }
