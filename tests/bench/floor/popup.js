const port = globalThis.chrome.runtime.connect({ name: 'ui' })
port.onMessage.addListener(() => {
  for (const control of document.querySelectorAll('input, button')) control.disabled = false
})
port.postMessage({ id: 1, method: 'state' })
