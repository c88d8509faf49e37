import { expect, test, vi } from 'vitest'
import { announcement, claimLegacyName, releaseLegacyName } from '#inpage/announce.ts'
import { createProvider } from '#inpage/provider.ts'
import { fakePage } from '#inpage/testing/page.ts'

const provider = createProvider(fakePage())
const host = () =>
  new EventTarget() as EventTarget & { ethereum?: unknown } & Pick<Window, 'addEventListener' | 'dispatchEvent'>

test('announced by its own name, with a frozen detail', () => {
  const page = host()
  const heard = vi.fn()
  page.addEventListener('eip6963:announceProvider', (event) => {
    heard((event as CustomEvent).detail)
  })
  announcement(page, provider, 'a-uuid')()
  const detail = heard.mock.calls[0]?.[0] as { info: { icon: string }; provider: unknown }
  expect(detail.provider).toBe(provider)
  expect(detail.info).toMatchObject({ uuid: 'a-uuid', name: 'Coffer', rdns: 'app.coffer' })
  expect(detail.info.icon).toMatch(/^data:image\/svg\+xml,/)
  expect(Object.isFrozen(detail) && Object.isFrozen(detail.info)).toBe(true)
})

test('window.ethereum where it is free: it can be replaced and removed', () => {
  const page = host()
  const initialized = vi.fn()
  page.addEventListener('ethereum#initialized', initialized)
  claimLegacyName(page, provider)
  expect(page.ethereum).toBe(provider)
  expect(initialized).toHaveBeenCalledOnce()
  page.ethereum = 'another'
  expect(page.ethereum).toBe('another')
  expect(Reflect.deleteProperty(page, 'ethereum')).toBe(true)
})

test('not where something is, and nothing is thrown where nothing may be added', () => {
  const taken = Object.assign(host(), { ethereum: undefined })
  claimLegacyName(taken, provider)
  expect(taken.ethereum).toBeUndefined()
  const closed = Object.preventExtensions(host())
  expect(() => {
    claimLegacyName(closed, provider)
  }).not.toThrow()
})

test('given up where it is ours, and left where it is not', () => {
  const page = host()
  claimLegacyName(page, provider)
  releaseLegacyName(page, provider)
  expect('ethereum' in page).toBe(false)
  const other = Object.assign(host(), { ethereum: 'another' })
  releaseLegacyName(other, provider)
  expect(other.ethereum).toBe('another')
})
