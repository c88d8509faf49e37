/**
 * Writes down what the wallet tells a page that asks nothing: its EIP-6963 announcements, and the events of
 * `window.ethereum`. Tests read both through `tests/e2e/pages/request-page.ts`.
 */
const heard = { announced: [], events: [] }
window.heard = heard

window.addEventListener('eip6963:announceProvider', ({ detail }) => heard.announced.push(detail))
window.dispatchEvent(new Event('eip6963:requestProvider'))

const session = ['wallet_sessionChanged', 'wallet_notify']
for (const name of ['connect', 'disconnect', 'chainChanged', 'accountsChanged', 'message', ...session]) {
  window.ethereum?.on(name, (value) => {
    // An error has no JSON of its own.
    const data = value instanceof Error ? { code: value.code, message: value.message } : value
    heard.events.push({ name, value: data })
  })
}
