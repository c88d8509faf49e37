/** The mark on a 32-unit grid: a strongbox with its lid, body, feet and lock. Edges sit on whole pixels at 16 px. */
const strongbox =
  'M6 14v-2a6 6 0 0 1 6-6h8a6 6 0 0 1 6 6v2h-6.13a4 4 0 0 0-7.74 0zM6 16h6.13a4 4 0 0 0 7.74 0H26v7a2 2 0 0 1-2 2v1a1 1 0 0 1-1 1h-2a1 1 0 0 1-1-1v-1h-8v1a1 1 0 0 1-1 1H9a1 1 0 0 1-1-1v-1a2 2 0 0 1-2-2zM16 13.25a1.75 1.75 0 0 1 .75 3.33V18h-1.5v-1.42A1.75 1.75 0 0 1 16 13.25z'

const accent = { light: '#0f6b5c', dark: '#5cc4b0' } as const
const paper = '#fbf8f2'

const iconSvg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='7.5' fill='${accent.light}'/><path fill='${paper}' d='${strongbox}'/></svg>`

/**
 * Everything that names the product: another brand is another accent and another mark, here and nowhere else.
 * Pure data, as it is read by the build, by the interface and by the object put into pages.
 */
export const brand = {
  name: 'Coffer',
  description: 'A self-custody Ethereum wallet: keys stay here, and what you sign is shown in plain words first.',
  /** EIP-6963 `rdns`. */
  rdns: 'app.coffer',
  /** The add-on's id in Firefox. */
  geckoId: 'wallet@coffer.app',
  /** sRGB, for a light and for a dark ground. */
  accent,
  /** One path on a 32-unit square, to be filled with any one colour. */
  mark: strongbox,
  /** The mark on its tile, a complete SVG file. */
  iconSvg,
  /** The same as an RFC 2397 URI for EIP-6963 `icon`, under 1.2 kB. */
  iconDataUri: `data:image/svg+xml,${encodeURIComponent(iconSvg)}`,
} as const
