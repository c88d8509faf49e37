import type { Sender, WirePort } from '#transport/wire.ts'

type End = WirePort & { readonly sent: unknown[] }
type Handle = { readonly end: End; readonly receive: (message: unknown) => void; readonly lose: () => void }

/**
 * Two ends of a port as a browser gives them: messages go as JSON, in a later turn; `cut` is what a stopped worker does,
 * `goSilently` what happens to the port of a page that was kept aside.
 */
export function portPair(
  name: string,
  sender?: Sender,
): { readonly page: End; readonly worker: End; readonly cut: () => void; readonly goSilently: () => void } {
  let isOpen = true

  function handle(other: () => Handle): Handle {
    const messages: ((message: unknown) => void)[] = []
    const losses: (() => void)[] = []
    const sent: unknown[] = []
    return {
      end: {
        name,
        sender,
        sent,
        postMessage(message) {
          if (!isOpen) throw new Error('disconnected port')
          sent.push(message)
          const text = JSON.stringify(message)
          queueMicrotask(() => {
            if (isOpen) other().receive(JSON.parse(text))
          })
        },
        disconnect() {
          if (!isOpen) return
          isOpen = false
          other().lose()
        },
        onMessage: { addListener: (listener) => void messages.push(listener) },
        onDisconnect: { addListener: (listener) => void losses.push(listener) },
      },
      receive: (message) => {
        messages.forEach((listener) => {
          listener(message)
        })
      },
      lose: () => {
        losses.forEach((listener) => {
          listener()
        })
      },
    }
  }

  const page: Handle = handle(() => worker)
  const worker: Handle = handle(() => page)
  return {
    page: page.end,
    worker: worker.end,
    cut() {
      if (!isOpen) return
      isOpen = false
      page.lose()
      worker.lose()
    },
    goSilently() {
      isOpen = false
    },
  }
}

/** Lets everything that is ready run, several turns deep. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 50; turn += 1) await Promise.resolve()
}
