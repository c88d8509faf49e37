import { expect, test } from 'vitest'
import { isOwnPage, principalOf } from '#transport/sender.ts'

const self = { id: 'ours', origin: 'chrome-extension://ours' }
const site = { id: 'ours', origin: 'https://app.example', url: 'https://app.example/x', frameId: 0, tab: { id: 7 } }

/** What a browser can say of who asks, and whether that is a principal. The browser has the last word on every origin. */
test.each([
  ['https', 'https://app.example'],
  ['https on a port of its own', 'https://app.example:8443'],
  ['a name in punycode', 'https://xn--bcher-kva.example'],
  ['a name with a dot at its end, which is a site of its own', 'https://app.example.'],
  ['an address', 'https://203.0.113.7'],
  ['an IPv6 address', 'https://[2001:db8::1]'],
  ['https on this machine', 'https://localhost'],
  ['this machine', 'http://localhost:5173'],
  ['this machine by its address', 'http://127.0.0.1'],
  ['this machine by its IPv6 address', 'http://[::1]:3000'],
  ['a name on this machine', 'http://a.localhost:8080'],
  ['a longer name on this machine', 'http://a.b-c.localhost'],
  ['a host of one label', 'https://intranet'],
])('a principal: %s', (_, origin) => {
  expect(principalOf({ ...site, origin }, self)).toEqual({ origin, tabId: 7 })
})

test.each([
  ['shown', { ...site, documentLifecycle: 'active' }],
  ['in the back-forward cache just now', { ...site, documentLifecycle: 'cached' }],
  ['on a long address', { ...site, url: `https://app.example/${'x'.repeat(100_000)}` }],
  ['whose address the browser keeps to itself', { ...site, url: undefined }],
  ['in a private window where the user allowed the wallet', { ...site, tab: { id: 7, incognito: true } }],
  ['of a page with user info in its address', { ...site, url: 'https://a:b@app.example/' }],
  ['named by its document', { ...site, documentId: 'D0', tlsChannelId: 'x' }],
])('a principal: a top frame %s', (_, sender) => {
  expect(principalOf(sender, self)).toEqual({ origin: 'https://app.example', tabId: 7 })
})

test.each([
  ['sandboxed: the address is the site’s, the origin is not', { ...site, origin: 'null' }],
  ['sandboxed, in a frame', { ...site, origin: 'null', frameId: 4 }],
  ['no origin', { ...site, origin: undefined }],
  ['an empty origin', { ...site, origin: '' }],
  ['an origin that is no text', { ...site, origin: ['https://app.example'] as unknown as string }],
  ['insecure', { ...site, origin: 'http://app.example' }],
  ['insecure, on the port of https', { ...site, origin: 'http://app.example:443' }],
  ['insecure, at an address of this network', { ...site, origin: 'http://192.168.0.1' }],
  ['insecure, at every address of this machine', { ...site, origin: 'http://0.0.0.0' }],
  ['insecure, on a name that begins as this machine does', { ...site, origin: 'http://localhost.app.example' }],
  ['insecure, on a name that ends nearly so', { ...site, origin: 'http://evillocalhost' }],
  ['insecure, on this machine’s address as a name', { ...site, origin: 'http://127.0.0.1.app.example' }],
  ['insecure, on this machine with a dot at the end', { ...site, origin: 'http://localhost.' }],
  ['insecure, on a name that looks like this machine', { ...site, origin: 'http://lоcalhost' }],
  ['file', { ...site, origin: 'file://' }],
  ['file without slashes', { ...site, origin: 'file:' }],
  ['data', { ...site, origin: 'data:' }],
  ['blob', { ...site, origin: 'blob:https://app.example' }],
  ['about', { ...site, origin: 'about:blank' }],
  ['about:srcdoc', { ...site, origin: 'about:srcdoc', frameId: 1 }],
  ['view-source', { ...site, origin: 'view-source:https://app.example' }],
  ['a websocket', { ...site, origin: 'wss://app.example' }],
  ['our own page', { ...site, origin: self.origin }],
  ['a page of another extension', { ...site, origin: 'chrome-extension://other' }],
  ['a page of an extension of the other browser', { ...site, origin: 'moz-extension://other' }],
  ['a page of the browser', { ...site, origin: 'chrome://settings' }],
  ['with a path', { ...site, origin: 'https://app.example/' }],
  ['with the port that need not be said', { ...site, origin: 'https://app.example:443' }],
  ['with a port that is none', { ...site, origin: 'https://app.example:99999' }],
  ['in capitals', { ...site, origin: 'https://APP.example' }],
  ['a name not in punycode', { ...site, origin: 'https://bücher.example' }],
  ['user info', { ...site, origin: 'https://a@app.example' }],
  ['a space before', { ...site, origin: ' https://app.example' }],
  ['a line break after', { ...site, origin: 'https://app.example\n' }],
  ['a backslash', { ...site, origin: 'https:\\\\app.example' }],
  ['two origins', { ...site, origin: 'https://app.example, https://other.example' }],
  ['any origin', { ...site, origin: '*' }],
  ['an origin longer than a name can be', { ...site, origin: `https://${'a.'.repeat(1_100)}example` }],
  ['a frame', { ...site, frameId: 3 }],
  ['a frame of the browser’s own numbering', { ...site, frameId: -1 }],
  ['frame unknown', { ...site, frameId: undefined }],
  ['no tab', { ...site, tab: undefined }],
  ['a tab without a number', { ...site, tab: {} }],
  ['prerendered', { ...site, documentLifecycle: 'prerender' }],
  ['another extension', { ...site, id: 'other' }],
  ['no extension, as a program on this machine', { ...site, id: undefined, nativeApplication: 'app' }],
  ['nothing but an origin', { origin: 'https://app.example' }],
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
