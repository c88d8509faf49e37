import { expect, test } from 'vitest'
import type { CopyHealth, WholeCopy } from '#domain/vault/inspection.ts'
import { standingOf } from '#domain/vault/standing.ts'

const whole = { text: 'whole' } as WholeCopy
const healths: readonly CopyHealth[] = ['healthy', 'damaged', 'missing', 'newer']

const stand = (database: CopyHealth, extension: CopyHealth, traces = false) =>
  standingOf(
    { copies: { database, extension }, best: [database, extension].includes('healthy') ? whole : null, settled: false },
    traces,
  )

test('empty only where both are missing and nothing tells of a vault', () => {
  const empty = healths.flatMap((one) =>
    healths.flatMap((two) =>
      [false, true].filter((traces) => stand(one, two, traces).phase === 'empty').map((traces) => [one, two, traces]),
    ),
  )
  expect(empty).toEqual([['missing', 'missing', false]])
})

test('present where one is healthy and the other is, too, or is merely missing', () => {
  const present = healths.flatMap((one) =>
    healths.filter((two) => stand(one, two).phase === 'present').map((two) => [one, two]),
  )
  expect(present).toEqual([
    ['healthy', 'healthy'],
    ['healthy', 'missing'],
    ['missing', 'healthy'],
  ])
})

test('restorable where one is damaged and the other whole, and never beside a newer one', () => {
  expect(stand('damaged', 'healthy')).toMatchObject({ phase: 'recovery', restorable: true })
  expect(stand('damaged', 'missing')).toMatchObject({ phase: 'recovery', restorable: false })
  expect(stand('newer', 'healthy')).toMatchObject({ phase: 'recovery', restorable: false })
  expect(stand('missing', 'missing', true)).toMatchObject({ phase: 'recovery', restorable: false })
})
