const sentence = /(?:(\S+) )?wants you to sign in with your ethereum account/g
/** What a lax reader takes for a space, or for nothing: the characters of no width and the marks of direction. */
const blanks = /[\s\u00a0\u2000-\u200a\u3000]+/gu
const nothing = /[\p{Cf}\p{Mn}\u115f\u1160\u3164\uffa0]/gu

/**
 * The sites that a text names in the sentence by which readers know a sign-in (EIP-4361), whatever its case, spacing and
 * invisible characters; an empty text where it names none. An empty list for what no reader would take for one.
 */
export function signInAttempts(text: string): readonly string[] {
  const plain = text.normalize('NFKC').replace(nothing, '').replace(blanks, ' ').toLowerCase()
  return [...plain.matchAll(sentence)].map(([, site = '']) => site)
}
