import { expect } from 'vitest'
import { rpc } from '../fixtures/anvil.ts'
import { byTestId, type Driver } from '../fixtures/driver.ts'
import { until } from '../fixtures/wait.ts'
import { ApprovalScreen, type Finding } from '../pages/approval.ts'
import type { Seen, TestDapp } from '../pages/test-dapp.ts'
import type { Expected, Question, Row, Volley } from './row.ts'

type World = {
  readonly driver: Driver
  readonly dapp: TestDapp
  readonly account: string
  readonly chain: string
}

/** The rows of one site, pressed volley by volley; what each comes to is an assertion. */
export class PressRows {
  readonly #world: World
  readonly #amiss = new Map<Row, readonly string[]>()
  #heard: readonly string[] = []
  #nonce = 0
  #last: { readonly approval: ApprovalScreen; readonly id: string } | undefined

  constructor(world: World) {
    this.#world = world
  }

  async begin(volley: Volley): Promise<void> {
    this.#heard = []
    this.#nonce = await this.#nonceNow()
    await this.#world.dapp.press(...volley)
    for (const row of volley) {
      const amiss: string[] = []
      for (const question of row.asks ?? []) amiss.push(...(await this.#answer(question)))
      this.#amiss.set(row, amiss)
    }
  }

  async judge(row: Row): Promise<void> {
    expect(this.#amiss.get(row)).toEqual([])
    const { shows = {}, hears = [] } = row
    let unmet: readonly string[] = []
    let seen: Seen | undefined
    const met = async () => {
      seen = await this.#world.dapp.look(Object.keys(shows))
      const places = Object.entries(shows).filter(([place, expected]) => !this.#fits(seen?.shown[place], expected))
      const left = [...seen.heard]
      for (const line of this.#heard) left.splice(left.indexOf(line), 1)
      const taken = hears.map((line) => {
        const index = left.findIndex((each) => line.test(each))
        return index === -1 ? undefined : left.splice(index, 1)[0]
      })
      unmet = [...places.map(([place]) => place), ...hears.filter((_, index) => taken[index] === undefined).map(String)]
      if (unmet.length > 0) return false
      this.#heard = [...this.#heard, ...taken.filter((line) => line !== undefined)]
      return true
    }
    await until(row.button, met, 15_000).catch((error: unknown) => {
      throw new Error(`not met: ${unmet.join(', ')}; seen: ${JSON.stringify(seen).slice(0, 1_500)}`, { cause: error })
    })
  }

  /** Nothing more is asked, sent or said than the rows said. */
  async end(volley: Volley): Promise<void> {
    const { dapp, driver } = this.#world
    await until('end of the questions', async () => !(await ApprovalScreen.isAsking(driver)), 5_000)
    const sent = volley.reduce((sum, row) => sum + noncesOf(row), 0)
    await until(`${String(sent)} new transactions`, async () => (await this.#nonceNow()) === this.#nonce + sent, 5_000)
    const left = [...(await dapp.look([])).heard]
    for (const line of this.#heard) left.splice(left.indexOf(line), 1)
    expect(left.filter((line) => !line.startsWith('log '))).toEqual([])
  }

  /** What was not as the table says, in words. */
  async #answer({ kind, finds, answer }: Question): Promise<readonly string[]> {
    const approval = await this.#front()
    const actual = await approval.kind()
    const id = (await approval.requestId()) ?? ''
    if (answer === undefined) await approval.arm()
    let found: readonly Finding[] = []
    const amiss = () => [
      ...(actual === kind ? [] : [`${String(actual)} and no ${kind}`]),
      ...finds.filter((code) => !found.some((finding) => finding.code === code)).map((code) => `no ${code}`),
      ...found.filter(({ code, severity }) => isGrave(severity) && !finds.includes(code)).map(({ code }) => code),
    ]
    const fits = async () => {
      found = await approval.findings()
      return amiss().length === 0
    }
    await until('findings', fits, 3_000).catch(() => undefined)
    if (answer === 'refuse all') await approval.rejectAll()
    else if (answer === 'refuse') await approval.reject()
    else await approval.approve()
    this.#last = { approval, id }
    return amiss()
  }

  /** The next question after the last one: in the window that is there, or in a new one. */
  async #front(): Promise<ApprovalScreen> {
    const { driver } = this.#world
    const other = `${byTestId('approval')}:not([data-request-id="${this.#last?.id ?? ''}"])`
    const approval = await until(
      'next question',
      async () => {
        const last = this.#last?.approval
        if (last !== undefined && (await last.page.count(other).catch(() => 0)) > 0) return last
        if (last !== undefined && !(await last.page.isClosed())) return false
        this.#last = undefined
        return ApprovalScreen.find(driver)
      },
      8_000,
    )
    return approval
  }

  #fits(shown: string | null | undefined, expected: Expected): boolean {
    if (shown === null || shown === undefined) return false
    if (expected === 'the account') return shown.toLowerCase() === this.#world.account.toLowerCase()
    return expected.test(shown)
  }

  async #nonceNow(): Promise<number> {
    const { chain, account } = this.#world
    return Number(await rpc<string>(chain, 'eth_getTransactionCount', [account, 'latest']))
  }
}

function noncesOf({ nonces, asks = [] }: Row): number {
  return nonces ?? asks.filter(({ kind, answer }) => kind === 'transaction' && answer === undefined).length
}

const isGrave = (severity: string): boolean => severity === 'danger' || severity === 'block'
