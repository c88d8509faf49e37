import type { TransactionRequest } from '#domain/transactions/request.ts'

/**
 * The request as `eth_call` and `eth_estimateGas` take it. Without fees: they would make the node compare the balance
 * with a cost that is not decided yet. Source: execution-apis GenericTransaction.
 */
export function callObject({
  from,
  to,
  value,
  data,
  accessList,
}: TransactionRequest): Readonly<Record<string, unknown>> {
  return { from, ...(to === null ? {} : { to }), value, data, ...(accessList === null ? {} : { accessList }) }
}
