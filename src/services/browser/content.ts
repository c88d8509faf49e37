import { browser } from 'wxt/browser'
import { doors, type WirePort } from '#transport/wire.ts'

/** The part of the browser's extension API that a content script has. */
export const connectSite = (): WirePort => browser.runtime.connect({ name: doors.site })

/** Whether the extension that put this script here was reloaded, updated or removed: its API is then empty, whatever its type says. */
export const isOrphan = (): boolean => (browser.runtime as { readonly id?: string } | undefined)?.id === undefined
