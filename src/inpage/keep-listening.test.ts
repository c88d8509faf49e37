import { afterEach, expect, test, vi } from 'vitest'
import { keepListening } from '#inpage/keep-listening.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('listens now, and again when the document itself was changed', () => {
  const observed: unknown[] = []
  let change = (): void => undefined
  vi.stubGlobal('document', 'the document')
  vi.stubGlobal(
    'MutationObserver',
    class {
      constructor(listener: () => void) {
        change = listener
      }
      observe(...values: unknown[]): void {
        observed.push(values)
      }
    },
  )
  const listen = vi.fn()
  keepListening(listen)
  expect(listen).toHaveBeenCalledOnce()
  expect(observed).toEqual([['the document', { childList: true }]])
  change()
  expect(listen).toHaveBeenCalledTimes(2)
})
