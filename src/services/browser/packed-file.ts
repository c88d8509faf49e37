import { browser } from 'wxt/browser'

const paths = { descriptors: '/descriptors.json', signatures: '/signatures.json' } as const

/**
 * What was packed at build time: what the owners of contracts say of them, or what functions are called. A file of the
 * extension's own, read when a request is looked at and not before: in the worker's code it would be parsed at every
 * start. Nothing goes out for it.
 */
export async function packedFile(name: keyof typeof paths): Promise<unknown> {
  const file = await fetch(browser.runtime.getURL(paths[name]))
  return file.json()
}
