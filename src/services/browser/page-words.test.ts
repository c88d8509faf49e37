import { afterEach, expect, test, vi } from 'vitest'
import { site } from '#domain/approvals/testing/queue.ts'
import type { Saying } from '#domain/visibility/plan.ts'
import { createPageWords } from '#services/browser/page-words.ts'

type Script = { id: string; js: string[]; matches: string[]; excludeMatches: string[] }

/** As the browser does it: in order, an id once only, and files without their slash when they are read back. */
const fake = vi.hoisted(() => {
  const scripts: Record<string, unknown>[] = []
  const at = (id: unknown): number => {
    const index = scripts.findIndex((script) => script['id'] === id)
    if (index < 0) throw new Error('no such script')
    return index
  }
  return {
    scripts,
    getRegisteredContentScripts: () =>
      Promise.resolve(
        scripts.map((script) => ({
          ...script,
          js: (script['js'] as string[]).map((path) => path.replace(/^\//, '')),
        })),
      ),
    registerContentScripts: vi.fn((added: Record<string, unknown>[]) => {
      for (const script of added) {
        if (scripts.some(({ id }) => id === script['id'])) throw new Error('already registered')
        scripts.push(script)
      }
      return Promise.resolve()
    }),
    updateContentScripts: vi.fn((changed: Record<string, unknown>[]) => {
      for (const script of changed) scripts[at(script['id'])] = script
      return Promise.resolve()
    }),
    unregisterContentScripts: vi.fn((filter?: { ids: string[] }) => {
      if (filter === undefined) scripts.length = 0
      else for (const id of filter.ids) scripts.splice(at(id), 1)
      return Promise.resolve()
    }),
  }
})
vi.mock('wxt/browser', () => ({ browser: { scripting: fake } }))

const all = ['https://*/*', 'http://localhost/*']
const words = createPageWords(all)
const hide: Saying = { id: 'all', word: 'hide', kept: true, except: [] }
const one: Saying = { id: 'site-as-11', word: 'as-11', kept: false, only: ['https://one.example:443/*'] }
const ids = (): unknown[] => fake.scripts.map(({ id }) => id)

afterEach(() => {
  fake.scripts.length = 0
  vi.clearAllMocks()
})

test('what is said is registered for the extension’s own world, before the page begins, and only the kept is kept', async () => {
  await words.set([hide, one], false)
  expect(fake.scripts).toEqual([
    {
      id: 'all',
      js: ['/word-hide.js'],
      matches: all,
      excludeMatches: [],
      runAt: 'document_start',
      world: 'ISOLATED',
      allFrames: false,
      persistAcrossSessions: true,
    },
    expect.objectContaining({ id: 'site-as-11', matches: one.only, persistAcrossSessions: false }),
  ])
  expect(await words.isSet([hide, one])).toBe(true)
  expect(await words.isSet([hide])).toBe(false)
})

test('said again, nothing is done', async () => {
  await words.set([hide, one], false)
  vi.clearAllMocks()
  await words.set([hide, one], false)
  expect(fake.registerContentScripts).not.toHaveBeenCalled()
  expect(fake.updateContentScripts).not.toHaveBeenCalled()
  expect(fake.unregisterContentScripts).not.toHaveBeenCalled()
})

test('another site is an update, and what is said no more goes', async () => {
  await words.set([hide, one], false)
  const two: Saying = { ...one, only: ['https://two.example:443/*'] }
  await words.set([hide, two], false)
  expect((fake.scripts[1] as Script).matches).toEqual(two.only)
  await words.set([hide], false)
  expect(ids()).toEqual(['all'])
  await words.set([], false)
  expect(ids()).toEqual([])
})

test('what holds for all comes before what holds for one site, also where it is said later', async () => {
  await words.set([one], false)
  await words.set([hide, one], false)
  expect(ids()).toEqual(['all', 'site-as-11'])
})

test('while locked, what was said of sites stays', async () => {
  await words.set([hide, one], false)
  await words.set([hide], true)
  expect(ids()).toEqual(['all', 'site-as-11'])
})

test('a site is named with its port', () => {
  expect(words.placeOf(site)).toBe('https://app.example:443/*')
  expect(words.placeOf('http://localhost:3000' as typeof site)).toBe('http://localhost:3000/*')
})
