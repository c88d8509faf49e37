let port
const open = () => {
  port = globalThis.chrome.runtime.connect({ name: 'page' })
  port.onMessage.addListener(({ id, result }) => postMessage({ floor: 'answer', id, result }, location.origin))
  port.onDisconnect.addListener(() => (port = undefined))
  return port
}
addEventListener('message', ({ source, data }) => {
  if (source === window && data?.floor === 'ask') (port ?? open()).postMessage({ id: data.id, method: data.method })
})
