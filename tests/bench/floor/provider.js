const waiting = new Map()
let last = 0
addEventListener('message', ({ source, data }) => {
  if (source !== window || data?.floor !== 'answer') return
  waiting.get(data.id)?.(data.result)
  waiting.delete(data.id)
})
Object.defineProperty(window, 'ethereum', {
  configurable: true,
  value: {
    request: ({ method }) =>
      new Promise((resolve) => {
        waiting.set(++last, resolve)
        postMessage({ floor: 'ask', id: last, method }, location.origin)
      }),
  },
})
