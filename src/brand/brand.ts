import { accentDark, accentLight, iconDataUri, iconSvg, mark, name, rdns } from './identity.ts'

/**
 * Everything that names the product: another brand is another accent and another mark, in this folder and nowhere else.
 * Pure data, as it is read by the build and by the interface; what goes into pages is in identity.ts.
 */
export const brand = {
  name,
  description: 'A self-custody Ethereum wallet: keys stay here, and what you sign is shown in plain words first.',
  rdns,
  /** The add-on's id in Firefox. */
  geckoId: 'wallet@coffer.app',
  accent: { light: accentLight, dark: accentDark },
  /** One path on a 32-unit square, to be filled with any one colour. */
  mark,
  iconSvg,
  iconDataUri,
} as const
