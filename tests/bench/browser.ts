import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as sleep } from 'node:timers/promises'
import { Cdp } from '#tests/bench/cdp.ts'
import { chromiumFlags } from '#tests/bench/chromium-flags.ts'
import { until } from '#tests/e2e/fixtures/wait.ts'
import { Tab } from '#tests/bench/tab.ts'

type Target = { readonly targetId: string; readonly type: string; readonly url: string }

/** A Chromium of its own, with one extension or none. */
export type Browser = {
  readonly cdp: Cdp
  readonly pid: number
  /** `chrome-extension://…` without a slash at the end; empty without an extension. */
  readonly origin: string
  /** A new blank tab. */
  blank(): Promise<Tab>
  /** The first tab or window whose address starts so; waits for it, and throws after 30 s. */
  waitForTab(address: string): Promise<Tab>
  /** The next page to come whose address starts so, as soon as the browser knows of it; throws after 30 s. */
  nextTab(address: string): Promise<Tab>
  /** Waits until no page's address starts so. */
  noTabs(address: string): Promise<void>
  closeTabs(address: string): Promise<void>
  /** Stops the extension's worker as the browser would, and waits until it has stopped and its process had time to go. */
  stopWorker(): Promise<void>
  close(): Promise<void>
}

export type LaunchOptions = {
  readonly executable: string
  /** An unpacked extension, or nothing. */
  readonly extension: string | undefined
}

export async function launchBrowser({ executable, extension }: LaunchOptions): Promise<Browser> {
  const profile = await mkdtemp(join(tmpdir(), 'coffer-bench-'))
  const child = spawn(executable, chromiumFlags(profile, extension), {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'],
  })
  const gone = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
  })
  const cdp = new Cdp(child.stdio[3] as Writable, child.stdio[4] as Readable)
  const origin = extension === undefined ? '' : `chrome-extension://${extensionId(extension)}`

  const targets = async (): Promise<readonly Target[]> =>
    ((await cdp.send('Target.getTargets')) as { targetInfos: readonly Target[] }).targetInfos
  const worker = async () =>
    (await targets()).find(({ type, url }) => type === 'service_worker' && url.startsWith(origin))
  const attach = async (targetId: string) => {
    const { sessionId } = (await cdp.send('Target.attachToTarget', { targetId, flatten: true })) as {
      sessionId: string
    }
    const tab = new Tab(cdp, targetId, sessionId)
    await tab.enable()
    return tab
  }

  await cdp.send('Browser.getVersion')
  return {
    cdp,
    pid: child.pid ?? 0,
    origin,
    blank: async () => {
      const { targetId } = (await cdp.send('Target.createTarget', { url: 'about:blank' })) as { targetId: string }
      return attach(targetId)
    },
    waitForTab: async (address) => {
      const found = await until(`page ${address}`, async () =>
        (await targets()).find(({ type, url }) => type === 'page' && url.startsWith(address)),
      )
      return attach(found.targetId)
    },
    nextTab: async (address) => {
      await cdp.send('Target.setDiscoverTargets', { discover: true })
      const { promise, resolve, reject } = Promise.withResolvers<string>()
      const undo = cdp.listen((method, params) => {
        if (method !== 'Target.targetCreated' && method !== 'Target.targetInfoChanged') return
        const { targetInfo } = params as { targetInfo: Target }
        if (targetInfo.type === 'page' && targetInfo.url.startsWith(address)) resolve(targetInfo.targetId)
      })
      const late = setTimeout(() => reject(new Error(`no page ${address} within 30 s`)), 30_000)
      try {
        return await attach(await promise)
      } finally {
        clearTimeout(late)
        undo()
        await cdp.send('Target.setDiscoverTargets', { discover: false })
      }
    },
    noTabs: async (address) => {
      await until(`end of ${address}`, async () => !(await targets()).some(({ url }) => url.startsWith(address)))
    },
    closeTabs: async (address) => {
      for (const { type, url, targetId } of await targets())
        // A window may have closed itself by now.
        if (type === 'page' && url.startsWith(address))
          await cdp.send('Target.closeTarget', { targetId }).catch(() => undefined)
    },
    stopWorker: async () => {
      await until('stopped worker', async () => {
        const found = await worker()
        if (found === undefined) return true
        await cdp.send('Target.closeTarget', { targetId: found.targetId }).catch(() => undefined)
        return false
      })
      await sleep(settle)
    },
    close: async () => {
      await cdp.send('Browser.close').catch(() => undefined)
      await Promise.race([
        gone,
        sleep(10_000, undefined, { ref: false }).then(() => {
          child.kill('SIGKILL')
        }),
      ])
      await rm(profile, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}

/** Milliseconds after a stop: pages hear that their port broke, and an empty extension process ends. */
const settle = 400

/** How Chromium names an unpacked extension without a key: the hash of its path, in the letters a to p. */
function extensionId(directory: string): string {
  const hash = createHash('sha256').update(directory).digest('hex').slice(0, 32)
  return hash.replaceAll(/./g, (digit) => String.fromCharCode(97 + Number.parseInt(digit, 16)))
}
