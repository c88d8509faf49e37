import type { Address } from '#core/address.ts'
import { quantity, type Quantity } from '#core/quantity.ts'
import { formatUnits } from '#core/units.ts'
import {
  noGuardrail,
  noWait,
  type Guarded,
  type Guardrail,
  type Limit,
  type Wait,
} from '#domain/guardrails/guardrail.ts'
import { loosens } from '#domain/guardrails/loosens.ts'
import { m } from '#messages/messages.js'
import { parseAmount } from '#ui/app/parse-amount.ts'
import { passwordProblem } from '#ui/screens/settings/password-problem.ts'
import type { Wallet } from '#ui/state/wallet.ts'

type Asset = Pick<Limit, 'chainId' | 'token' | 'symbol' | 'decimals'>

const textOf = (amount: Quantity | null, decimals: number): string =>
  amount === null ? '' : formatUnits(BigInt(amount), decimals)

/** The limits of one asset, as they are typed; an empty field is no limit. */
export class LimitRow {
  readonly asset: Asset
  perTransaction = $state('')
  perDay = $state('')
  waitAbove = $state('')

  constructor({ perTransaction, perDay, waitAbove, ...asset }: Limit) {
    this.asset = asset
    this.perTransaction = textOf(perTransaction, asset.decimals)
    this.perDay = textOf(perDay, asset.decimals)
    this.waitAbove = textOf(waitAbove, asset.decimals)
  }

  readonly #once = $derived.by(() => this.#read(this.perTransaction))
  readonly #day = $derived.by(() => this.#read(this.perDay))

  readonly #wait = $derived.by(() => this.#read(this.waitAbove))

  get onceError(): string | undefined {
    return this.#once === undefined ? this.#problem : undefined
  }

  get dayError(): string | undefined {
    return this.#day === undefined ? this.#problem : undefined
  }

  get waitError(): string | undefined {
    return this.#wait === undefined ? this.#problem : undefined
  }

  /** `null` while something that was typed is no amount. */
  get limit(): Limit | null {
    const [perTransaction, perDay, waitAbove] = [this.#once, this.#day, this.#wait]
    if (perTransaction === undefined || perDay === undefined || waitAbove === undefined) return null
    return { ...this.asset, perTransaction, perDay, waitAbove }
  }

  get #problem(): string {
    const { symbol, decimals } = this.asset
    return m.limits_bad_amount({ symbol, decimals })
  }

  #read(text: string): Quantity | null | undefined {
    if (text.trim() === '') return null
    const amount = parseAmount(text, this.asset.decimals)
    return amount.ok ? quantity(amount.value) : undefined
  }
}

/** What the user set for one account or site, being changed. */
export class LimitsForm {
  loaded = $state(false)
  failed = $state(false)
  rows: readonly LimitRow[] = $state.raw([])
  /** Whether only those on the list may be dealt with. */
  restricts = $state(false)
  allowed: readonly Address[] = $state.raw([])
  wait: Wait = $state.raw(noWait)
  password = $state('')
  readonly #wallet: Wallet
  readonly #of: Guarded
  #before: Guardrail = $state.raw(noGuardrail)

  constructor(wallet: Wallet, of: Guarded) {
    this.#wallet = wallet
    this.#of = of
  }

  readonly load = async (): Promise<void> => {
    this.failed = false
    try {
      this.#take(await this.#wallet.call('guardrails.get', { of: this.#of }))
      this.loaded = true
    } catch {
      this.failed = true
    }
  }

  /** `null` while something that was typed does not do. */
  get guardrail(): Guardrail | null {
    const limits = this.rows.map(({ limit }) => limit).filter((limit) => limit !== null)
    if (limits.length < this.rows.length) return null
    const kept = limits.filter((limit) => [limit.perTransaction, limit.perDay, limit.waitAbove].some(Boolean))
    return { limits: kept, allowed: this.restricts ? [...this.allowed] : null, wait: this.wait }
  }

  get isChanged(): boolean {
    const { guardrail } = this
    return guardrail === null || JSON.stringify(guardrail) !== JSON.stringify(this.#before)
  }

  get needsProof(): boolean {
    return this.guardrail !== null && loosens(this.#before, this.guardrail)
  }

  get isReady(): boolean {
    return this.guardrail !== null && this.isChanged && (!this.needsProof || this.password !== '')
  }

  has(asset: Pick<Asset, 'chainId' | 'token'>): boolean {
    return this.rows.some((row) => row.asset.chainId === asset.chainId && row.asset.token === asset.token)
  }

  add(asset: Asset): void {
    if (!this.has(asset))
      this.rows = [...this.rows, new LimitRow({ ...asset, perTransaction: null, perDay: null, waitAbove: null })]
  }

  remove(row: LimitRow): void {
    this.rows = this.rows.filter((other) => other !== row)
  }

  allow(address: Address): void {
    if (!this.allowed.includes(address)) this.allowed = [...this.allowed, address]
  }

  disallow(address: Address): void {
    this.allowed = this.allowed.filter((other) => other !== address)
  }

  /** The sentence of why it was refused, or nothing when it went well. */
  readonly save = async (): Promise<string | undefined> => {
    const { guardrail, needsProof } = this
    if (guardrail === null) return undefined
    const password = needsProof ? this.password : null
    this.password = ''
    const saved = await this.#wallet.call('guardrails.set', { of: this.#of, guardrail, password })
    if (!saved.ok) return passwordProblem(saved.error)
    this.#take(guardrail)
    return undefined
  }

  #take(guardrail: Guardrail): void {
    this.#before = guardrail
    this.rows = guardrail.limits.map((limit) => new LimitRow(limit))
    this.wait = guardrail.wait
    this.restricts = guardrail.allowed !== null
    this.allowed = guardrail.allowed ?? []
  }
}
