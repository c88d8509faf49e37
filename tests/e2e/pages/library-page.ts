import type { LibraryEvent, LibraryName, Network, SiteLibrary } from '#tests/e2e/dapps/libraries/site-library.ts'
import type { Driver, Page } from '../fixtures/driver.ts'
import { until } from '../fixtures/wait.ts'
import { ApprovalScreen, type ApprovalKind } from './approval.ts'
import { atHost } from './request-page.ts'

type Action = Exclude<keyof SiteLibrary, 'events'>
type Result<A extends Action> = Awaited<ReturnType<SiteLibrary[A]>>

/** How a library tells its site that something was refused. */
export type Failure = { readonly name: string; readonly code: unknown; readonly message: string }

type Outcome<R> = { readonly value: R } | { readonly failure: Failure }

/** One site of `tests/e2e/dapps/libraries`, which does everything by one library. */
export class LibraryPage {
  readonly page: Page
  readonly #driver: Driver

  constructor(page: Page, driver: Driver) {
    this.page = page
    this.#driver = driver
  }

  /** Each library has an origin of its own. @param networks those that it may be told to use later. */
  static async open(
    driver: Driver,
    url: string,
    library: LibraryName,
    networks: readonly Network[],
  ): Promise<LibraryPage> {
    const address = new URL(atHost(url, `${library}.localhost`))
    address.search = library
    address.hash = new URLSearchParams({ networks: JSON.stringify(networks) }).toString()
    const page = await driver.open(address.href)
    await until('library in the page', () => page.evaluate(() => 'library' in globalThis))
    return new LibraryPage(page, driver)
  }

  /** Does what needs no consent. */
  async do<A extends Action>(action: A, ...args: Parameters<SiteLibrary[A]>): Promise<Result<A>> {
    return valueOf(action, await this.#call(action, args))
  }

  /** Does what asks the person, who says yes; the kinds are those that must be asked, in order. */
  async approve<A extends Action>(
    kinds: readonly ApprovalKind[],
    action: A,
    ...args: Parameters<SiteLibrary[A]>
  ): Promise<Result<A>> {
    return valueOf(action, await this.#decide(kinds, (screen) => screen.approve(), action, args))
  }

  /** Does what asks the person, who says no. */
  async reject<A extends Action>(kind: ApprovalKind, action: A, ...args: Parameters<SiteLibrary[A]>): Promise<Failure> {
    const outcome = await this.#decide([kind], (screen) => screen.reject(), action, args)
    if ('value' in outcome) throw new Error(`${action} came through: ${JSON.stringify(outcome.value)}`)
    return outcome.failure
  }

  async waitForEvent(wanted: (event: LibraryEvent) => boolean): Promise<LibraryEvent> {
    return until('event of the library', async () => (await this.events()).find(wanted))
  }

  async events(): Promise<readonly LibraryEvent[]> {
    return this.page.evaluate(() => (globalThis as unknown as { library: SiteLibrary }).library.events())
  }

  async #call<A extends Action>(action: A, args: readonly unknown[]): Promise<Outcome<Result<A>>> {
    return this.page.evaluate(
      async (name, list) => {
        const { library } = globalThis as unknown as {
          library: Record<string, (...given: readonly unknown[]) => Promise<unknown>>
        }
        try {
          return { value: (await library[name]?.(...list)) as never }
        } catch (error) {
          const { name: kind, code, message } = error as Failure
          return { failure: { name: kind, code: code ?? null, message } }
        }
      },
      action,
      args,
    )
  }

  async #decide<A extends Action>(
    kinds: readonly ApprovalKind[],
    decide: (screen: ApprovalScreen) => Promise<void>,
    action: A,
    args: readonly unknown[],
  ): Promise<Outcome<Result<A>>> {
    await this.page.bringToFront()
    let early: Outcome<Result<A>> | undefined
    const outcome = this.#call(action, args).then((settled) => (early = settled))
    for (const kind of kinds) {
      await until(`question after ${action}`, () => {
        if (early !== undefined) throw new Error(`${action} ended without a question: ${JSON.stringify(early)}`)
        return ApprovalScreen.isAsking(this.#driver)
      })
      await decide(await ApprovalScreen.find(this.#driver, kind))
    }
    return outcome
  }
}

function valueOf<R>(action: Action, outcome: Outcome<R>): R {
  if ('failure' in outcome) throw new Error(`${action}: ${JSON.stringify(outcome.failure)}`)
  return outcome.value
}
