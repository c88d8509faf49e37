import { addressFromBytes, type Address } from '#core/address.ts'

/** Addresses of nobody in particular, for the page that shows the kit. */
export const examples: readonly Address[] = Array.from({ length: 16 }, (_, seed) =>
  addressFromBytes(
    Uint8Array.from({ length: 20 }, (_byte, place) => (seed * 97 + place * place * 31 + place * 7) % 256),
  ),
)
