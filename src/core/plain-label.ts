import * as v from 'valibot'
import { hasHiddenText } from '#core/visible-text.ts'

/** Once kept it is drawn wherever its thing is named, so that nothing in it may hide, reorder or break the line. */
const isPlain = (text: string): boolean => !hasHiddenText(text) && !/[\n\t]/.test(text)

/** A short name that somebody else gave, of at most so many characters. */
export const plainLabel = (longest: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(longest), v.check(isPlain, 'hidden characters'))
