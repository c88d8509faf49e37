import type { UnsignedTransaction } from '#core/transaction.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'

/**
 * What is signed for an entry: the request as it was shown, the fee that was consented to, the nonce that is reserved.
 * A legacy fee with an access list is an EIP-2930 transaction.
 */
export function unsignedTransaction({ request, decision, nonce }: JournalEntry): UnsignedTransaction {
  const { to, data, accessList } = request
  const common = {
    chainId: BigInt(request.chainId),
    nonce: BigInt(nonce),
    gas: BigInt(decision.gasLimit),
    to,
    value: BigInt(request.value),
    data,
  }
  const { fee } = decision
  switch (fee.type) {
    case 'legacy': {
      const gasPrice = BigInt(fee.gasPrice)
      if (accessList === null) return { ...common, type: 'legacy', gasPrice }
      return { ...common, type: 'eip2930', gasPrice, accessList }
    }
    case 'eip1559':
      return {
        ...common,
        type: 'eip1559',
        maxFeePerGas: BigInt(fee.maxFeePerGas),
        maxPriorityFeePerGas: BigInt(fee.maxPriorityFeePerGas),
        accessList: accessList ?? [],
      }
    default:
      return fee satisfies never
  }
}
