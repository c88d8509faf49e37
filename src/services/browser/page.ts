import { browser } from 'wxt/browser'
import { connectOwn, onWakeSignal } from '#services/browser/ports.ts'
import { createPortClient, type PortClient } from '#transport/port-client.ts'

/** What a page of the extension needs of the browser: its door to the background, and where it is shown. */

const delay = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds))

export const pageClient = (): PortClient => createPortClient({ connect: connectOwn, onWake: onWakeSignal, delay })

/** Whether this page fills a tab, and not the toolbar's popup or the side panel. Known at once, before the first paint. */
export const isTab = (): boolean => browser.extension.getViews({ type: 'tab' }).includes(globalThis.window)

export const version = (): string => browser.runtime.getManifest().version
