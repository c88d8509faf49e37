import type { Address } from '#core/address.ts'
import { decodeTransaction } from '#core/decode-transaction.ts'
import { bytesFromHex, type Hex } from '#core/hex.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'

type Held = {
  readonly raw: Hex
  readonly hash: Hex
  readonly from: Address
  readonly nonce: number
  block: number | null
  /** The most that it pays for one unit of gas, in wei; what replaces it pays at least a tenth more. */
  readonly price: bigint
}

const refused = (message: string) => err<RpcFailure>({ kind: 'refused', code: -32_000, message })
const hex = (value: number | bigint): string => `0x${value.toString(16)}`

/** A chain in memory that judges nonces and signatures as a node does, and forgets nothing that it was handed. */
export class FakeChain {
  /** Every delivery of bytes, also of those it knew or refused. */
  readonly deliveries: Hex[] = []
  readonly held = new Map<Hex, Held>()
  reachable = true
  /** What it answers to every transaction that it would otherwise take. */
  refusal: string | null = null
  /** Takes what it is handed, but the answer is lost on the way. */
  swallows = false
  reverts = false
  /** The nonce whose transaction reverts, whoever sent it. */
  revertsAt: number | null = null
  /** The highest block that nothing undoes. `null`: the node does not know the word. */
  finalized: number | null = 0
  /** The events of every transaction. */
  logs: readonly unknown[] = []
  /** In wei, of everybody, by the height of the block; the last goes on. Without any, the node does not tell. */
  balances: readonly bigint[] = []
  /** In wei, of the latest block. */
  baseFee = 0n
  #block = 0
  /** How often a block of this height was made anew. */
  readonly #forks: number[] = []

  readonly rpc: ChainRpc = async (_, method, params) => {
    await Promise.resolve()
    return this.reachable ? this.#answer(method, params[0], params[1]) : err({ kind: 'unreachable' })
  }

  /** All that can be mined now is. */
  mine(): void {
    this.#block += 1
    for (const each of this.#of(null)) if (each.nonce === this.#count(each.from)) each.block = this.#block
  }

  #hashAt(height: number): string {
    return `0x${String(this.#forks[height] ?? 0).padStart(32, '0')}${height.toString(16).padStart(32, '0')}`
  }

  get height(): number {
    return this.#block
  }

  /** The highest blocks are undone and others put in their place; what was in them waits again, unless `forgets`. */
  reorganize(depth: number, forgets = false): void {
    const kept = this.#block - depth
    for (let height = kept + 1; height <= this.#block; height += 1) this.#forks[height] = (this.#forks[height] ?? 0) + 1
    for (const each of this.held.values()) if (each.block !== null && each.block > kept) each.block = null
    if (forgets) this.forget()
  }

  /** A transaction of the same account that the wallet knows nothing of. */
  foreign(from: Address, nonce: number): void {
    const hash = `0xf0${nonce.toString(16).padStart(62, '0')}` as Hex
    for (const each of this.held.values()) if (each.nonce === nonce && each.from === from) this.held.delete(each.hash)
    this.held.set(hash, { raw: hash, hash, from, nonce, block: this.#block, price: 0n })
  }

  forget(): void {
    for (const each of this.#of(null)) this.held.delete(each.hash)
  }

  #of(block: null): Held[] {
    return [...this.held.values()].filter((each) => each.block === block).sort((a, b) => a.nonce - b.nonce)
  }

  #count(from: string, at = this.#block): number {
    return [...this.held.values()].filter((each) => each.from === from && each.block !== null && each.block <= at)
      .length
  }

  #height(tag: unknown): number {
    if (tag === 'latest') return this.#block
    return tag === 'finalized' ? (this.finalized ?? 0) : Number(tag)
  }

  #blockAt(tag: string): Result<unknown, RpcFailure> {
    if (tag === 'finalized' && this.finalized === null) return refused('unknown block tag')
    const height = this.#height(tag)
    return ok(
      height > this.#block
        ? null
        : {
            number: hex(height),
            hash: this.#hashAt(height),
            baseFeePerGas: hex(this.baseFee),
            transactions: [...this.held.values()].filter(({ block }) => block === height).map((each) => each.hash),
          },
    )
  }

  #pending(from: string): number {
    let next = this.#count(from)
    for (const each of this.#of(null)) if (each.from === from && each.nonce === next) next += 1
    return next
  }

  #answer(method: string, first: unknown, second: unknown): Result<unknown, RpcFailure> {
    switch (method) {
      case 'eth_getTransactionCount':
        return ok(
          hex(second === 'pending' ? this.#pending(String(first)) : this.#count(String(first), this.#height(second))),
        )
      case 'eth_getBalance': {
        const balance = this.balances[this.#height(second)] ?? this.balances.at(-1)
        return balance === undefined ? refused('missing trie node') : ok(hex(balance))
      }
      case 'eth_getTransactionByHash':
        return ok(this.held.has(first as Hex) ? { hash: first } : null)
      case 'eth_getTransactionReceipt':
        return ok(this.#receipt(first as Hex))
      case 'eth_blockNumber':
        return ok(hex(this.#block))
      case 'eth_getBlockByNumber':
        return this.#blockAt(String(first))
      case 'eth_sendRawTransaction': {
        const answer = this.#take(first as Hex)
        return this.swallows ? err({ kind: 'timeout' }) : answer
      }
      default:
        return refused(`the method ${method} does not exist`)
    }
  }

  #receipt(transactionHash: Hex): unknown {
    const held = this.held.get(transactionHash)
    const block = held?.block ?? null
    if (block === null) return null
    const status = this.reverts || held?.nonce === this.revertsAt ? '0x0' : '0x1'
    const blockHash = this.#hashAt(block)
    return {
      transactionHash,
      status,
      blockHash,
      blockNumber: hex(block),
      gasUsed: hex(21_000),
      effectiveGasPrice: hex(7),
      logs: this.logs,
    }
  }

  #take(raw: Hex): Result<unknown, RpcFailure> {
    this.deliveries.push(raw)
    const decoded = decodeTransaction(bytesFromHex(raw))
    if (!decoded.ok) return refused('invalid transaction')
    const { transaction, from, hash } = decoded.value
    const nonce = Number(transaction.nonce)
    if (this.held.get(hash)?.block === null) return refused('already known')
    if (nonce < this.#count(from)) return refused('nonce too low')
    const price = 'gasPrice' in transaction ? transaction.gasPrice : transaction.maxFeePerGas
    const before = this.#of(null).find((each) => each.from === from && each.nonce === nonce)
    if (before !== undefined && price * 10n < before.price * 11n) return refused('replacement transaction underpriced')
    if (this.refusal !== null) return refused(this.refusal)
    if (before !== undefined) this.held.delete(before.hash)
    this.held.set(hash, { raw, hash, from, nonce, block: null, price })
    return ok(hash)
  }
}
