import { formatUnits } from '#core/units.ts'
import { m } from '#messages/messages.js'
import type { Fee } from '#domain/transactions/decision.ts'

const gwei = (wei: string): string => m.tx_gwei({ amount: formatUnits(BigInt(wei), 9) })

/** What one unit of gas is paid, for the folded details. */
export function feeFacts(fee: Fee | undefined): readonly { readonly name: string; readonly value: string }[] {
  switch (fee?.type) {
    case undefined:
      return []
    case 'legacy':
      return [{ name: m.tx_gas_price(), value: gwei(fee.gasPrice) }]
    case 'eip1559':
      return [
        { name: m.tx_max_fee(), value: gwei(fee.maxFeePerGas) },
        { name: m.tx_tip(), value: gwei(fee.maxPriorityFeePerGas) },
      ]
    default:
      return fee satisfies never
  }
}
