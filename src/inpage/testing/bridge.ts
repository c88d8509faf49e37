import { createBridge } from '#inpage/bridge.ts'
import { toBridge, type PageBound } from '#inpage/protocol.ts'
import { portPair, settle } from '#transport/wire/testing/port-pair.ts'

/** A bridge between a page and an extension that do what the test says. */
export function startBridge(options: { prerendered?: boolean } = {}) {
  const toPageMessages: PageBound[] = []
  const ports: ReturnType<typeof portPair>[] = []
  const asked: unknown[] = []
  const timers: { work: () => void; milliseconds: number }[] = []
  let fromPage: (data: unknown) => void = () => undefined
  let wake = (): void => undefined
  let keep: (isShown: boolean) => void = () => undefined
  let activate = (): void => undefined
  const extension = { gone: false, hidden: false, unreachable: false, carries: Infinity }
  createBridge({
    connect() {
      if (extension.gone || extension.unreachable) throw new Error('Extension context invalidated.')
      const pair = portPair('dapp')
      ports.push(pair)
      pair.worker.onMessage.addListener((message) => asked.push(message))
      return {
        ...pair.page,
        postMessage: (message) => {
          if (extension.carries < JSON.stringify(message).length) throw new Error('Message length exceeded maximum.')
          pair.page.postMessage(message)
        },
      }
    },
    isOrphan: () => extension.gone,
    isHidden: () => extension.hidden,
    channel: 'a-channel',
    postToPage: (message) => {
      toPageMessages.push(message)
    },
    onPageMessage: (listener) => {
      fromPage = listener
    },
    onWake: (listener) => {
      wake = listener
    },
    onKept: (listener) => {
      keep = listener
    },
    activated:
      options.prerendered === true
        ? new Promise((resolve) => {
            activate = resolve
          })
        : Promise.resolve(),
    timeout: (work, milliseconds) => {
      timers.push({ work, milliseconds })
    },
  })
  const request = async (id: string, text = `text ${id}`) => {
    fromPage({ to: toBridge, type: 'request', id, text })
    await settle()
  }
  const runTimers = async () => {
    for (const { work } of timers.splice(0)) work()
    await settle()
  }
  const say = (message: unknown) => {
    fromPage(message)
  }
  return {
    ports,
    asked,
    toPage: toPageMessages,
    timers,
    extension,
    request,
    runTimers,
    say,
    wake: () => {
      wake()
    },
    hide: () => {
      keep(false)
    },
    show: () => {
      keep(true)
    },
    activate: () => {
      activate()
    },
  }
}

export const hello = { type: 'hello', channel: 'a-channel' }
export const asks = (id: string) => ({ type: 'request', id, text: `text ${id}` })
