import { expect, test } from 'vitest'
import { createLookServer } from '#transport/look-server.ts'
import type { Sender } from '#transport/wire.ts'
import { portPair } from '#transport/wire/testing/port-pair.ts'

const self = { id: 'coffer', origin: 'chrome-extension://coffer' }
const here: Sender = { id: 'coffer', origin: 'https://app.example', frameId: 0, tab: { id: 7 } }

function start(options: { tab?: number | null; answers?: boolean } = {}) {
  const asked: number[] = []
  let late = (): void => undefined
  const server = createLookServer({
    self,
    activeTab: () => Promise.resolve(options.tab === undefined ? 7 : options.tab),
    ask: (tabId) => {
      asked.push(tabId)
      return Promise.resolve(options.answers ?? true)
    },
    delay: () => new Promise((resolve) => (late = resolve)),
  })
  const open = (sender: Sender, name = 'look:') => {
    server.accept({ ...portPair(name).worker, name, sender })
  }
  const ready = () => expect.poll(() => asked).toEqual([7])
  return {
    server,
    asked,
    open,
    ready,
    late: () => {
      late()
    },
  }
}

test('the site in front is the one that the browser names', async () => {
  const { server, open, ready } = start()
  const looked = server.look()
  await ready()
  open({ ...here, tab: { id: 8 }, origin: 'https://other.example' })
  open({ ...here, frameId: 3, origin: 'https://frame.example' })
  open({ ...here, origin: 'null' })
  open(here, 'look:as-10')
  expect(await looked).toEqual({ tabId: 7, origin: 'https://app.example', word: 'as-10' })
})

test('a word that is none of ours counts as none', async () => {
  const { server, open, ready } = start()
  const looked = server.look()
  await ready()
  open(here, 'look:shout')
  expect(await looked).toEqual({ tabId: 7, origin: 'https://app.example', word: null })
})

test('nothing is said of a tab where no bridge is, or that does not answer', async () => {
  expect(await start({ tab: null }).server.look()).toBeNull()
  expect(await start({ answers: false }).server.look()).toBeNull()
  const { server, ready, late } = start()
  const looked = server.look()
  await ready()
  await Promise.resolve()
  late()
  expect(await looked).toBeNull()
})

test('a port that nobody waits for is closed and changes nothing', () => {
  const { open } = start()
  expect(() => {
    open(here)
  }).not.toThrow()
})
