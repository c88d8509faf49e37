import { selectorOf } from '#domain/review/abi.ts'
import type { Review } from '#domain/review/review.ts'
import type { TransactionSubject } from '#domain/review/subject.ts'

/** What a review says of each function that calls and the calls within them are of; none of which one call is something else. */
export function functionsPart(calls: readonly TransactionSubject[]): Pick<Review, 'functions'> {
  const found = new Map<string, string | null>()
  const look = ({ request, signature, parts }: TransactionSubject): void => {
    const selector = selectorOf(request.data)
    if (selector !== null) found.set(selector, found.get(selector) === null ? null : signature)
    parts.forEach(look)
  }
  calls.forEach(look)
  const known = [...found].flatMap(([selector, signature]) =>
    signature === null ? [] : [[selector, signature] as const],
  )
  return known.length === 0 ? {} : { functions: Object.fromEntries(known) }
}
