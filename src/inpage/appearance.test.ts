import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Word } from '#core/word.ts'
import { appear } from '#inpage/appearance.ts'
import { createProvider } from '#inpage/provider.ts'
import { firstWord, lastWord, say } from '#inpage/say.ts'
import { fakePage } from '#inpage/testing/page.ts'

type Host = EventTarget & Pick<Window, 'addEventListener' | 'removeEventListener' | 'dispatchEvent'>
type Named = { ethereum?: unknown }

let host: Host & Named

beforeEach(() => {
  host = new EventTarget()
  vi.stubGlobal('dispatchEvent', (event: Event) => host.dispatchEvent(event))
})
afterEach(() => {
  vi.unstubAllGlobals()
  Reflect.deleteProperty(globalThis, 'cofferKey')
  Reflect.deleteProperty(globalThis, 'cofferWord')
})

function open(...words: readonly Word[]) {
  const provider = createProvider(fakePage())
  const onMessage = vi.fn()
  appear(host, provider, 'a-uuid', onMessage)
  for (const word of words) say(word)
  const heard = vi.fn()
  host.addEventListener('eip6963:announceProvider', (event) => {
    heard(((event as CustomEvent).detail as { info: { rdns: string; name: string } }).info)
  })
  host.dispatchEvent(new Event('eip6963:requestProvider'))
  return { provider, onMessage, heard }
}

test('listens anew where the page lost its listeners, and not where it hides', () => {
  for (const [said, times] of [
    ['', 1],
    ['hide', 0],
  ] as const) {
    const written: Host[] = [new EventTarget(), new EventTarget()]
    let current = written[0]
    const provider = createProvider(fakePage())
    const onMessage = vi.fn()
    vi.stubGlobal('dispatchEvent', (event: Event) => current?.dispatchEvent(event))
    Reflect.deleteProperty(globalThis, 'cofferKey')
    const moving = {
      addEventListener: (...rest: Parameters<Host['addEventListener']>) => current?.addEventListener(...rest),
      removeEventListener: (...rest: Parameters<Host['removeEventListener']>) => current?.removeEventListener(...rest),
      dispatchEvent: (event: Event) => current?.dispatchEvent(event) ?? false,
    }
    const attend = appear(moving, provider, 'a-uuid', onMessage)
    if (said !== '') say(said)
    current = written[1]
    attend()
    current?.dispatchEvent(new Event('message'))
    expect(onMessage).toHaveBeenCalledTimes(times)
  }
})

test('told nothing, it is where every page looks', () => {
  const { provider, heard, onMessage } = open()
  expect(host.ethereum).toBe(provider)
  expect(provider.isMetaMask).toBe(true)
  expect(heard).toHaveBeenCalledOnce()
  host.dispatchEvent(new Event('message'))
  expect(onMessage).toHaveBeenCalledOnce()
  expect(lastWord()).toBeNull()
})

test.each<[Word, boolean, boolean]>([
  ['as-00', false, false],
  ['as-01', false, true],
  ['as-10', true, false],
  ['as-11', true, true],
])('told %s it takes the old name and says the flag as told, and EIP-6963 stays honest', (word, owns, flag) => {
  const { provider, heard } = open(word)
  expect('ethereum' in host).toBe(owns)
  expect('isMetaMask' in provider).toBe(flag)
  expect(heard).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ name: 'Coffer', rdns: 'app.coffer' }))
  expect(lastWord()).toBe(word)
})

test('told to hide, nothing is left that listens or that a page could see', () => {
  const { heard, onMessage } = open('hide')
  expect(Object.getOwnPropertyNames(host)).toEqual([])
  expect(heard).not.toHaveBeenCalled()
  host.dispatchEvent(new Event('message'))
  expect(onMessage).not.toHaveBeenCalled()
  expect(lastWord()).toBe('hide')
})

test('the last word counts', () => {
  expect(open('hide', 'as-10').heard).toHaveBeenCalledOnce()
  expect('ethereum' in host).toBe(true)
})

test('shown again, it hears each message once', () => {
  const { onMessage } = open('as-00', 'as-11')
  host.dispatchEvent(new Event('message'))
  expect(onMessage).toHaveBeenCalledOnce()
})

test('a page, which comes later, cannot bring it out: it does not know the key, and no getter of its own is read', () => {
  const { heard } = open('hide')
  const read = vi.fn()
  class Spy extends Event {
    get detail(): string {
      read()
      return 'key as-11'
    }
  }
  host.dispatchEvent(new Spy(firstWord))
  host.dispatchEvent(new Event('key:as-11'))
  host.dispatchEvent(new Event('eip6963:requestProvider'))
  expect(read).not.toHaveBeenCalled()
  expect(heard).not.toHaveBeenCalled()
  expect('ethereum' in host).toBe(false)
})

test('another wallet may take window.ethereum later, and hiding leaves it there', () => {
  const { provider } = open()
  host.ethereum = 'another'
  say('hide')
  expect(host.ethereum).toBe('another')
  expect(provider.isConnected()).toBe(true)
})
