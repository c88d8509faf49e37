/** Letters of other scripts, and digits, that look like the Latin one after them. */
const twins: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ['АВСЕНІЈКМОРЅТХУ', 'ABCEHIJKMOPSTXY'],
    ['авсенікморѕтху', 'ABCEHIKMOPSTXY'],
    ['ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ', 'ABEZHIKMNOPTYX'],
    ['οιυρ01₮', 'OIUPOIT'],
  ].flatMap(([from = '', to = '']) => Array.from(from, (letter, place) => [letter, Array.from(to)[place] ?? letter])),
)

/** A symbol as a hurried eye reads it: two with the same key pass for one another. Source: Unicode TS 39, much shortened. */
export const symbolKey = (symbol: string): string =>
  Array.from(symbol.normalize('NFKD'), (letter) => twins[letter] ?? letter)
    .join('')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')
