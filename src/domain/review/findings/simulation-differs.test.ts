import { expect, test } from 'vitest'
import { simulationDiffers } from '#domain/review/findings/simulation-differs.ts'
import type { Simulation } from '#domain/review/review.ts'
import { message, transaction } from '#domain/testing/subjects.ts'

const seen: Simulation = { state: 'ok', changes: [], reason: null }

test('warns where two blocks make two things of it', () => {
  expect(simulationDiffers.find(transaction({}, { simulation: { ...seen, differs: true } }))).toEqual({})
})

test('is silent where both looks agree, or only one was possible', () => {
  expect(simulationDiffers.find(transaction({}, { simulation: seen }))).toBeNull()
  expect(simulationDiffers.find(message('hello'))).toBeNull()
})
