import { browser } from 'wxt/browser'

/**
 * What the owners of contracts say of them, as it was packed at build time. A file of the extension's own, read when a
 * request is looked at and not before: in the worker's code it would be parsed at every start. Nothing goes out for it.
 */
export async function packedDescriptors(): Promise<unknown> {
  const file = await fetch(browser.runtime.getURL('/descriptors.json'))
  return file.json()
}
