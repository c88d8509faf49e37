import { m } from '#messages/messages.js'
import type { TransactionIntent } from '#ui/approvals/transaction-intent.ts'
import { coin } from '#ui/screens/activity/activity-text.ts'
import type { NetworkView } from '#transport/contract/networks.ts'

/** What a transaction does, as a sentence with a verb and an amount, and the verb that consents to it. */
export function transactionSentence(
  intent: TransactionIntent,
  network: NetworkView | null,
): { readonly sentence: string; readonly verb: string } {
  const amount = coin(intent.value, network)
  switch (intent.kind) {
    case 'send':
      return { sentence: m.tx_send({ amount }), verb: m.tx_send({ amount: coin(intent.value, network, 6) }) }
    case 'call':
      return { sentence: intent.value === 0n ? m.tx_call() : m.tx_call_pay({ amount }), verb: m.tx_call_verb() }
    case 'deploy':
      return { sentence: intent.value === 0n ? m.tx_deploy() : m.tx_deploy_pay({ amount }), verb: m.tx_deploy() }
    default:
      return intent satisfies never
  }
}
