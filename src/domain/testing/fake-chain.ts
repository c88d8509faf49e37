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
  #block = 0

  readonly rpc: ChainRpc = async (_, method, params) => {
    await Promise.resolve()
    return this.reachable ? this.#answer(method, params[0], params[1]) : err({ kind: 'unreachable' })
  }

  /** All that can be mined now is. */
  mine(): void {
    this.#block += 1
    for (const each of this.#of(null)) if (each.nonce === this.#count(each.from)) each.block = this.#block
  }

  /** A transaction of the same account that the wallet knows nothing of. */
  foreign(from: Address, nonce: number): void {
    const hash = `0xf0${nonce.toString(16).padStart(62, '0')}` as Hex
    for (const each of this.held.values()) if (each.nonce === nonce && each.from === from) this.held.delete(each.hash)
    this.held.set(hash, { raw: hash, hash, from, nonce, block: this.#block })
  }

  forget(): void {
    for (const each of this.#of(null)) this.held.delete(each.hash)
  }

  #of(block: null): Held[] {
    return [...this.held.values()].filter((each) => each.block === block).sort((a, b) => a.nonce - b.nonce)
  }

  #count(from: string): number {
    return [...this.held.values()].filter((each) => each.from === from && each.block !== null).length
  }

  #pending(from: string): number {
    let next = this.#count(from)
    for (const each of this.#of(null)) if (each.from === from && each.nonce === next) next += 1
    return next
  }

  #answer(method: string, first: unknown, second: unknown): Result<unknown, RpcFailure> {
    switch (method) {
      case 'eth_getTransactionCount':
        return ok(hex(second === 'latest' ? this.#count(String(first)) : this.#pending(String(first))))
      case 'eth_getTransactionByHash':
        return ok(this.held.has(first as Hex) ? { hash: first } : null)
      case 'eth_getTransactionReceipt':
        return ok(this.#receipt(first as Hex))
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
    return { transactionHash, status, blockNumber: hex(block), gasUsed: hex(21_000), effectiveGasPrice: hex(7) }
  }

  #take(raw: Hex): Result<unknown, RpcFailure> {
    this.deliveries.push(raw)
    const decoded = decodeTransaction(bytesFromHex(raw))
    if (!decoded.ok) return refused('invalid transaction')
    const { transaction, from, hash } = decoded.value
    const nonce = Number(transaction.nonce)
    if (this.held.get(hash)?.block === null) return refused('already known')
    if (nonce < this.#count(from)) return refused('nonce too low')
    if (this.#of(null).some((each) => each.from === from && each.nonce === nonce)) {
      return refused('replacement transaction underpriced')
    }
    if (this.refusal !== null) return refused(this.refusal)
    this.held.set(hash, { raw, hash, from, nonce, block: null })
    return ok(hash)
  }
}
