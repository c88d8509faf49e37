import { expect, test } from 'vitest'
import { LockedError } from '#domain/locked-error.ts'
import { unlessLocked } from '#domain/unless-locked.ts'

test('what comes of it, what stands for a lock, and nothing for any other fault', async () => {
  expect(await unlessLocked(() => Promise.resolve(1), 2)).toBe(1)
  expect(await unlessLocked(() => Promise.reject(new LockedError()), 2)).toBe(2)
  await expect(unlessLocked(() => Promise.reject(new Error('broken')), 2)).rejects.toThrow('broken')
})
