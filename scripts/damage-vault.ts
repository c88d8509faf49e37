import type { Driver } from '#tests/e2e/fixtures/driver.ts'

/** Damages both stored copies of the vault on the disk's side, as a bad sector would, and stops the worker. */
export async function damageVault(driver: Driver): Promise<void> {
  const page = await driver.open(driver.extensionUrl('manifest.json'))
  await driver.stopWorker()
  await page.evaluate(async () => {
    type Storage = {
      get(key: null): Promise<Record<string, unknown>>
      set(items: Record<string, unknown>): Promise<void>
    }
    const { chrome } = globalThis as unknown as { chrome: { storage: { local: Storage } } }
    const garble = (value: unknown): unknown => {
      if (typeof value === 'string') return value.length < 40 ? value : value.slice(0, -20) + value.slice(-40, -20)
      if (Array.isArray(value)) return value.map(garble)
      if (value === null || typeof value !== 'object') return value
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, garble(inner)]))
    }
    const stored = await chrome.storage.local.get(null)
    await chrome.storage.local.set(garble(stored) as Record<string, unknown>)
    for (const { name } of await indexedDB.databases()) if (name !== undefined) indexedDB.deleteDatabase(name)
  })
  await driver.stopWorker()
  await page.close()
}
