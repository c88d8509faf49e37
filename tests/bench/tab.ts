import type { Cdp } from '#tests/bench/cdp.ts'

/** One page. What it runs for us runs in the page's own world. */
export class Tab {
  readonly cdp: Cdp
  readonly targetId: string
  readonly session: string

  constructor(cdp: Cdp, targetId: string, session: string) {
    this.cdp = cdp
    this.targetId = targetId
    this.session = session
  }

  async enable(): Promise<void> {
    await this.send('Page.enable')
    await this.send('Runtime.enable')
  }

  async send(method: string, params: Readonly<Record<string, unknown>> = {}): Promise<unknown> {
    return this.cdp.send(method, params, this.session)
  }

  /** Runs the text of a script in every document of the tab, before any script of its own. */
  async before(source: string): Promise<void> {
    await this.send('Page.addScriptToEvaluateOnNewDocument', { source })
  }

  /** Navigates and waits for the load event. */
  async goto(url: string): Promise<void> {
    const stop = new AbortController()
    const loaded = new Promise<void>((resolve, reject) => {
      const undo = this.cdp.listen((method, _params, session) => {
        if (method === 'Page.loadEventFired' && session === this.session) resolve()
      })
      const late = setTimeout(() => reject(new Error(`${url} did not load within 30 s`)), 30_000)
      stop.signal.addEventListener('abort', () => {
        undo()
        clearTimeout(late)
      })
    })
    try {
      const { errorText } = (await this.send('Page.navigate', { url })) as { errorText?: string }
      if (errorText !== undefined) throw new Error(`${url}: ${errorText}`)
      await loaded
    } finally {
      stop.abort()
      loaded.catch(() => undefined)
    }
  }

  /** Runs a self-contained function and waits for its promise. Arguments and result cross as JSON. */
  async evaluate<A extends readonly unknown[], R>(run: (...args: A) => R | Promise<R>, ...args: A): Promise<R> {
    const expression = `(${run.toString()})(...${JSON.stringify(args)})`
    const { result, exceptionDetails } = (await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
      userGesture: true,
    })) as {
      result: { value: R }
      exceptionDetails?: { text: string; exception?: { description?: string } }
    }
    if (exceptionDetails !== undefined)
      throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text)
    return result.value
  }

  async close(): Promise<void> {
    await this.cdp.send('Target.closeTarget', { targetId: this.targetId })
  }
}
