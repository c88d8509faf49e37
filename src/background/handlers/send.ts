import * as v from 'valibot'
import { Hex } from '#core/hex.ts'
import { quantity } from '#core/quantity.ts'
import { err, ok } from '#core/result.ts'
import { nodeProblem } from '#background/handlers/node-problem.ts'
import { allFilledIn, type TransactionRequest } from '#domain/transactions/request.ts'
import type { Transactions } from '#domain/transactions/transactions.ts'
import type { HandlersOf } from '#transport/contract.ts'
import type { sendContract } from '#transport/contract/send.ts'

type Deps = {
  readonly transactions: Pick<Transactions, 'quote'>
  /** Stores the wallet's own approval and shows the window. */
  readonly openApproval: (request: TransactionRequest) => Promise<{ readonly id: string }>
}

const noData = v.parse(Hex, '0x')

const plain = ({ chainId, from, to, value }: Pick<TransactionRequest, 'chainId' | 'from' | 'to' | 'value'>) =>
  ({
    chainId,
    from,
    to,
    value,
    data: noData,
    ...allFilledIn,
  }) satisfies TransactionRequest

export function sendHandlers({ transactions, openApproval }: Deps): HandlersOf<keyof typeof sendContract> {
  return {
    'send.review': async (input) => {
      const { id } = await openApproval(plain(input))
      return { id }
    },
    // Without a recipient yet, as if to oneself. Nothing is sent in the estimate, or the node would miss the fee.
    'send.most': async ({ chainId, from, to }) => {
      const quote = await transactions.quote(plain({ chainId, from, to: to ?? from, value: quantity(0n) }))
      if (!quote.ok) return err(nodeProblem(quote.error))
      const { balance, fees } = quote.value
      const costs = fees.map(({ cost }) => BigInt(cost))
      const highest = costs.reduce((most, cost) => (cost > most ? cost : most), 0n)
      const left = BigInt(balance) - highest
      return ok({ value: quantity(left > 0n ? left : 0n) })
    },
  }
}
