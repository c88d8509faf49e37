import { browser } from 'wxt/browser'
import type { Self } from '#transport/sender.ts'
import { doors, isLookPort, wakeSignal, type WirePort } from '#transport/wire.ts'

/** Cut from the address itself, as not every browser knows an origin for the scheme of its own extensions. */
export const self = (): Self => ({ id: browser.runtime.id, origin: browser.runtime.getURL('/').slice(0, -1) })

type Accept = (port: WirePort) => void

/** Sends each new port to its door and cuts off any other. Must be called in the worker's first turn. Returns its undo. */
export function listenForPorts(accept: {
  readonly site: Accept
  readonly own: Accept
  readonly look: Accept
}): () => void {
  const onConnect = (port: WirePort): void => {
    if (port.name === doors.site) accept.site(port)
    else if (port.name === doors.own) accept.own(port)
    else if (isLookPort(port.name)) accept.look(port)
    else port.disconnect()
  }
  browser.runtime.onConnect.addListener(onConnect)
  return () => {
    browser.runtime.onConnect.removeListener(onConnect)
  }
}

/** Tells pages of ours that lost their port with the last worker to come back. That none is open is no fault. */
export async function announceWake(): Promise<void> {
  await browser.runtime.sendMessage(wakeSignal).catch(() => undefined)
}

/** The pages' side. */
export const connectOwn = (): WirePort => browser.runtime.connect({ name: doors.own })

/** Returns its undo. */
export function onWakeSignal(listener: () => void): () => void {
  const onMessage = (message: unknown): void => {
    if (message === wakeSignal) listener()
  }
  browser.runtime.onMessage.addListener(onMessage)
  return () => {
    browser.runtime.onMessage.removeListener(onMessage)
  }
}
