/** The part of the brand that goes into pages: each value by itself, so that no page carries one it does not need. */

export const name = 'Coffer'

/** EIP-6963 `rdns`. */
export const rdns = 'app.coffer'

/** The mark on a 32-unit grid: a strongbox with its lid, body, feet and lock. Edges sit on whole pixels at 16 px. */
export const mark =
  'M6,14v-2a6,6,0,0,1,6-6h8a6,6,0,0,1,6,6v2h-6.13a4,4,0,0,0-7.74,0zM6,16h6.13a4,4,0,0,0,7.74,0H26v7a2,2,0,0,1-2,2v1a1,1,0,0,1-1,1h-2a1,1,0,0,1-1-1v-1h-8v1a1,1,0,0,1-1,1H9a1,1,0,0,1-1-1v-1a2,2,0,0,1-2-2zM16,13.25a1.75,1.75,0,0,1,.75,3.33V18h-1.5v-1.42A1.75,1.75,0,0,1,16,13.25z'

/** sRGB, for a light and for a dark ground. */
export const accentLight = '#0f6b5c'
export const accentDark = '#5cc4b0'
const paper = '#fbf8f2'

/** The mark on its tile, a complete SVG file. */
export const iconSvg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'><rect width='32' height='32' rx='7.5' fill='${accentLight}'/><path fill='${paper}' d='${mark}'/></svg>`

/** The same as an RFC 2397 URI for EIP-6963 `icon`, under 1.2 kB. */
export const iconDataUri = `data:image/svg+xml,${encodeURI(iconSvg).replaceAll('#', '%23')}`
