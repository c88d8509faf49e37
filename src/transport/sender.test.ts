import { expect, test } from 'vitest'
import { isOwnPage, principalOf } from '#transport/sender.ts'

const self = { id: 'ours', origin: 'chrome-extension://ours' }
const site = { id: 'ours', origin: 'https://app.example', url: 'https://app.example/x', frameId: 0, tab: { id: 7 } }

test('a top frame over https, or http on this machine, is a principal', () => {
  expect(principalOf(site, self)).toEqual({ origin: 'https://app.example', tabId: 7 })
  for (const origin of ['http://localhost:5173', 'http://127.0.0.1', 'http://a.localhost:8080']) {
    expect(principalOf({ ...site, origin }, self)).toEqual({ origin, tabId: 7 })
  }
})

test.each([
  ['sandboxed: the address is the site’s, the origin is not', { ...site, origin: 'null' }],
  ['no origin', { ...site, origin: undefined }],
  ['insecure', { ...site, origin: 'http://app.example' }],
  ['file', { ...site, origin: 'file://' }],
  ['data', { ...site, origin: 'data:' }],
  ['blob', { ...site, origin: 'blob:https://app.example' }],
  ['our own page', { ...site, origin: self.origin }],
  ['with a path', { ...site, origin: 'https://app.example/' }],
  ['user info', { ...site, origin: 'https://a@app.example' }],
  ['a frame', { ...site, frameId: 3 }],
  ['frame unknown', { ...site, frameId: undefined }],
  ['no tab', { ...site, tab: undefined }],
  ['another extension', { ...site, id: 'other' }],
])('gets nothing: %s', (_, sender) => {
  expect(principalOf(sender, self)).toBeNull()
})

test('nothing at all gets nothing', () => {
  expect(principalOf(undefined, self)).toBeNull()
  expect(isOwnPage(undefined, self)).toBe(false)
})

test('our pages are ours, as a tab too', () => {
  const url = `${self.origin}/popup.html`
  expect(isOwnPage({ id: 'ours', url }, self)).toBe(true)
  expect(isOwnPage({ id: 'ours', url: `${url}?x=1#y`, origin: self.origin, frameId: 0, tab: { id: 1 } }, self)).toBe(
    true,
  )
})

test.each([
  ['a content script', site],
  ['a page not in the list', { id: 'ours', url: `${self.origin}/other.html` }],
  ['another extension', { id: 'other', url: `${self.origin}/popup.html` }],
  ['a host that begins the same', { id: 'ours', url: 'chrome-extension://ours.evil/popup.html' }],
  ['a frame', { id: 'ours', url: `${self.origin}/popup.html`, frameId: 2 }],
  ['a foreign origin', { id: 'ours', url: `${self.origin}/popup.html`, origin: 'https://app.example' }],
  ['no address', { id: 'ours' }],
])('not our page: %s', (_, sender) => {
  expect(isOwnPage(sender, self)).toBe(false)
})
