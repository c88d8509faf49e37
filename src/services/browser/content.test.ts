import { expect, test, vi } from 'vitest'
import { connectSite, isOrphan } from '#services/browser/content.ts'

const fake = vi.hoisted((): { runtime: { id?: string; connect: (options: object) => object } | undefined } => ({
  runtime: { id: 'ours', connect: (options) => options },
}))
vi.mock('wxt/browser', () => ({ browser: fake }))

test('connects to the door for sites', () => {
  expect(connectSite()).toEqual({ name: 'dapp' })
})

test('an orphan is known by what is missing', () => {
  expect(isOrphan()).toBe(false)
  delete fake.runtime?.id
  expect(isOrphan()).toBe(true)
  fake.runtime = undefined
  expect(isOrphan()).toBe(true)
})
