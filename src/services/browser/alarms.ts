import { browser } from 'wxt/browser'
import type { Alarms } from '#domain/ports.ts'

/** Alarms outlive the worker and wake it. Chromium keeps at least 30 s between now and `at`. */
export const alarms: Alarms = {
  set: async (name, at) => {
    await browser.alarms.create(name, { when: at })
  },
  clear: async (name) => {
    await browser.alarms.clear(name)
  },
}

/** To be called in the first turn of the worker, or the alarm that woke it is missed. Returns the undo. */
export function onAlarm(listener: (name: string) => void): () => void {
  const listen = (alarm: { readonly name: string }): void => {
    listener(alarm.name)
  }
  browser.alarms.onAlarm.addListener(listen)
  return () => {
    browser.alarms.onAlarm.removeListener(listen)
  }
}
