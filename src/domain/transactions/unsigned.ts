import type { SignedAuthorization } from '#core/authorization.ts'
import type { UnsignedTransaction } from '#core/transaction.ts'
import type { JournalEntry } from '#domain/transactions/journal-entry.ts'

/**
 * What is signed for an entry: the request as it was shown, the fee that was consented to, the nonce that is reserved.
 * A legacy fee with an access list is an EIP-2930 transaction; with an authorization it is one of EIP-7702.
 */
export function unsignedTransaction(
  { request, decision, nonce }: Pick<JournalEntry, 'request' | 'decision' | 'nonce'>,
  authorization: SignedAuthorization | null,
): UnsignedTransaction {
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
      if (authorization !== null) throw new Error('a delegation at a legacy fee')
      const gasPrice = BigInt(fee.gasPrice)
      if (accessList === null) return { ...common, type: 'legacy', gasPrice }
      return { ...common, type: 'eip2930', gasPrice, accessList }
    }
    case 'eip1559': {
      const market = {
        ...common,
        maxFeePerGas: BigInt(fee.maxFeePerGas),
        maxPriorityFeePerGas: BigInt(fee.maxPriorityFeePerGas),
        accessList: accessList ?? [],
      }
      if (authorization === null) return { ...market, type: 'eip1559' }
      if (to === null) throw new Error('a delegation that creates a contract')
      return { ...market, to, type: 'eip7702', authorizationList: [authorization] }
    }
    default:
      return fee satisfies never
  }
}
