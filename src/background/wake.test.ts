import { expect, test, vi } from 'vitest'
import { wake } from '#background/wake.ts'
import { question, world } from '#domain/approvals/testing/queue.ts'

async function start(
  { isUnlocked, isSettled = true }: { readonly isUnlocked: boolean; readonly isSettled?: boolean },
  prepare: (queue: ReturnType<ReturnType<typeof world>['worker']>) => Promise<unknown>,
) {
  const made = world()
  const queue = made.worker()
  await prepare(queue)
  const spies = {
    ensureWindow: vi.fn(() => Promise.resolve()),
    announce: vi.fn(() => Promise.resolve()),
    start: vi.fn(() => Promise.resolve()),
    settle: vi.fn(() => Promise.resolve()),
  }
  const resume = vi.spyOn(queue, 'resume')
  await wake({
    queue,
    presence: { start: spies.start },
    ensureWindow: spies.ensureWindow,
    announce: spies.announce,
    isUnlocked: () => Promise.resolve(isUnlocked),
    isSettled: () => Promise.resolve(isSettled),
    settle: spies.settle,
  })
  return { ...spies, resume }
}

test('nothing in the middle: no window; pages of ours are called back', async () => {
  const { ensureWindow, announce, start: presence, resume } = await start({ isUnlocked: true }, () => Promise.resolve())
  expect(ensureWindow).not.toHaveBeenCalled()
  for (const spy of [announce, presence, resume]) expect(spy).toHaveBeenCalledOnce()
})

test('a question that waits has its window; while locked nothing is carried out', async () => {
  const { ensureWindow, resume } = await start({ isUnlocked: false }, (queue) => queue.put(question('1')))
  expect(ensureWindow).toHaveBeenCalledOnce()
  expect(resume).not.toHaveBeenCalled()
})

test('an unlock that the last worker did not come to the end of is gone through before anything goes on', async () => {
  const { resume, settle } = await start({ isUnlocked: true, isSettled: false }, (queue) => queue.put(question('1')))
  expect(settle).toHaveBeenCalledOnce()
  expect(resume).not.toHaveBeenCalled()
})
