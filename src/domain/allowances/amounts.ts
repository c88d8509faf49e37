import type { Address } from '#core/address.ts'
import type { ChainId } from '#core/chain-id.ts'
import { err, ok, type Result } from '#core/result.ts'
import { allowanceCall, withAmount, type AllowanceCall, type AmountProblem } from '#domain/allowances/allowance-call.ts'
import { callsOf, withData } from '#domain/allowances/revised.ts'
import type { Approval } from '#domain/approvals/machine.ts'
import { revisionOf, type Queue } from '#domain/approvals/queue.ts'
import { readHolding } from '#domain/assets/holding.ts'
import { isOfStandard } from '#domain/assets/identify.ts'
import type { ChainRpc, RpcFailure } from '#domain/ports.ts'
import { readTokens } from '#domain/review/read-tokens.ts'
import type { TokenFact } from '#domain/review/token-fact.ts'

/** What the user may choose between; amounts in base units. `asked` is what the site asks, `balance` what the account has now. */
export type AmountChoice = {
  readonly how: AllowanceCall['how']
  readonly token: TokenFact
  readonly asked: bigint
  readonly amount: bigint
  readonly most: bigint
  readonly balance: bigint
}

/** `fixed`: there is no amount in it that could be changed. `gone`: it waits no more, or is another by now. */
export type AmountFailure = RpcFailure | { readonly kind: AmountProblem | 'fixed' | 'gone' }

/** The amounts of allowances in questions that wait. Unlocked only. */
export type Amounts = {
  readonly choice: (id: string, index: number) => Promise<Result<AmountChoice, AmountFailure>>
  /** Makes the call anew with another amount, in the question itself. @param revision of the question that the user sees. */
  readonly set: (id: string, index: number, revision: number, amount: bigint) => Promise<Result<void, AmountFailure>>
}

type Deps = {
  readonly queue: Pick<Queue, 'get' | 'revise'>
  readonly chainRpc: ChainRpc
  /** The symbol of a network's own coin. */
  readonly coin: (chainId: ChainId) => Promise<string | null>
}

type Editable = Extract<Approval, { readonly kind: 'transaction' | 'calls' }>
type Found = { readonly approval: Editable; readonly call: AllowanceCall }

const isEditable = (approval: Approval): approval is Editable =>
  approval.kind === 'transaction' || approval.kind === 'calls'

const callAt = (approval: Pick<Approval, 'kind' | 'request'>, index: number): AllowanceCall | null => {
  const call = callsOf(approval)[index]
  return call === undefined ? null : allowanceCall(call)
}

export function createAmounts({ queue, chainRpc, coin }: Deps): Amounts {
  async function find(id: string, index: number): Promise<Result<Found, AmountFailure>> {
    const approval = await queue.get(id)
    if (approval?.state.status !== 'pending') return err({ kind: 'gone' })
    const call = isEditable(approval) ? callAt(approval, index) : null
    return isEditable(approval) && call !== null ? ok({ approval, call }) : err({ kind: 'fixed' })
  }

  /** Of an NFT the same word is its id, and an amount that nobody can read is none to choose. */
  async function tokenAt(chainId: ChainId, address: Address): Promise<Result<TokenFact, AmountFailure>> {
    const [nft, [token]] = await Promise.all([
      isOfStandard(chainRpc, { chainId, address }, 'erc721'),
      readTokens({ chainRpc, coin }, chainId, [address]),
    ])
    if (!nft.ok) return nft
    return nft.value || token === undefined ? err({ kind: 'fixed' }) : ok(token)
  }

  return {
    async choice(id, index) {
      const found = await find(id, index)
      if (!found.ok) return found
      const { approval, call } = found.value
      const { chainId, from } = approval.request
      const [token, balance] = await Promise.all([
        tokenAt(chainId, call.token),
        readHolding(chainRpc, { type: 'erc20', chainId, address: call.token }, from),
      ])
      if (!token.ok) return token
      if (!balance.ok) return balance
      const first = callAt({ kind: approval.kind, request: approval.asked ?? approval.request }, index)
      const { how, amount, most } = call
      return ok({ how, token: token.value, asked: first?.amount ?? amount, amount, most, balance: balance.value })
    },
    async set(id, index, revision, amount) {
      const found = await find(id, index)
      if (!found.ok) return found
      const { approval, call } = found.value
      if (revisionOf(approval) !== revision) return err({ kind: 'gone' })
      const data = withAmount(call, amount)
      if (!data.ok) return err({ kind: data.error })
      const token = await tokenAt(approval.request.chainId, call.token)
      if (!token.ok) return token
      const isDone = await queue.revise(id, revision, withData(approval, index, data.value))
      return isDone ? ok(undefined) : err({ kind: 'gone' })
    },
  }
}
