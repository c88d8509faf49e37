import type { Rule } from '#domain/review/subject.ts'

/** So many earlier ones make a habit; within so many hours of one of them is no unusual hour. */
const habit = 20
const near = 2
const day = 24

const apart = (one: number, other: number): number => {
  const hours = Math.abs(one - other)
  return Math.min(hours, day - hours)
}

/** An hour at which the user never sends anything. Told only to who wants to be told. */
export const unusualHour: Rule = {
  severity: 'warn',
  find: (subject) => {
    if (subject.kind !== 'transaction' || subject.hours === null) return null
    const { now, before } = subject.hours
    return before.length < habit || before.some((hour) => apart(hour, now) <= near) ? null : {}
  },
}
