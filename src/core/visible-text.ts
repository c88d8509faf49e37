/**
 * Foreign text cut into what may be drawn as it is and what must be made visible. `mark` stands for one character that
 * draws nothing, changes the order of others, or copies another; `gap` for whitespace long enough to push text out of sight.
 */
export type TextPart =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'mark'; readonly codePoint: number }
  | { readonly kind: 'gap'; readonly lines: number; readonly spaces: number }

/** More lines or spaces than these at once are no layout any more. */
const longestGap = { lines: 3, spaces: 16 } as const
const mostCombining = 4

const emoji = /\p{Extended_Pictographic}|\p{Emoji_Modifier}/u
const combining = /\p{M}/u
/** Control, format (bidi, zero width, tags), private use, unassigned, lone surrogates, line and paragraph separators. */
const hidden = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}\p{Zl}\p{Zp}]/u
/**
 * Letters and marks that draw nothing: the grapheme joiner, Hangul fillers, Khmer vowels, Mongolian and other variation
 * selectors, the Braille blank. First and last code point of each range.
 */
const blankRanges: readonly (readonly [number, number])[] = [
  [0x34f, 0x34f],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x2800, 0x2800],
  [0x3164, 0x3164],
  [0xffa0, 0xffa0],
  [0xfe00, 0xfe0e],
  [0xe0100, 0xe01ef],
]
const space = /[ \t\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]/u

function isBlank(character: string): boolean {
  const codePoint = character.codePointAt(0) ?? 0
  return blankRanges.some(([first, last]) => codePoint >= first && codePoint <= last)
}

const joiner = '\u200d'
const emojiStyle = '\ufe0f'

function isHidden(characters: readonly string[], index: number, combiningRun: number): boolean {
  const character = characters[index] ?? ''
  if (character === '\n' || character === '\t') return false
  const before = characters[index - 1] ?? ''
  if (character === emojiStyle) return !/[\p{Emoji}]/u.test(before)
  if (character === joiner)
    return !(emoji.test(before) || before === emojiStyle) || !emoji.test(characters[index + 1] ?? '')
  return hidden.test(character) || isBlank(character) || combiningRun > mostCombining
}

/** Total: the parts say all of `text`, in order. Line ends are read as one `\n`. */
export function visibleText(text: string): readonly TextPart[] {
  const characters = Array.from(text.replace(/\r\n?/g, '\n'))
  const parts: TextPart[] = []
  let plain = ''
  let combiningRun = 0
  const flush = (): void => {
    if (plain !== '') parts.push({ kind: 'plain', text: plain })
    plain = ''
  }
  for (let index = 0; index < characters.length; index += 1) {
    const character = characters[index] ?? ''
    const run = whitespaceRun(characters, index)
    if (run.lines > longestGap.lines || run.spaces > longestGap.spaces) {
      flush()
      parts.push({ kind: 'gap', lines: run.lines, spaces: run.spaces })
      index += run.length - 1
      continue
    }
    combiningRun = combining.test(character) ? combiningRun + 1 : 0
    if (isHidden(characters, index, combiningRun)) {
      flush()
      parts.push({ kind: 'mark', codePoint: character.codePointAt(0) ?? 0 })
    } else {
      plain += character
    }
  }
  flush()
  return parts
}

function whitespaceRun(
  characters: readonly string[],
  start: number,
): { length: number; lines: number; spaces: number } {
  let lines = 0
  let spaces = 0
  let end = start
  for (; end < characters.length; end += 1) {
    const character = characters[end] ?? ''
    if (character === '\n') lines += 1
    else if (space.test(character)) spaces += 1
    else break
  }
  return { length: end - start, lines, spaces }
}

/** `U+202E`, as Unicode writes a code point. */
export const codePointName = (codePoint: number): string => `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`

export const hasHiddenText = (text: string): boolean => visibleText(text).some((part) => part.kind !== 'plain')
