import type { Address } from '#core/address.ts'
import { m } from '#messages/messages.js'
import type { TransactionIntent } from '#ui/approvals/transaction-intent.ts'
import { tokenAmount, tokenOf } from '#ui/approvals/token-amount.ts'
import { formatNumber } from '#ui/format.ts'
import type { TokenFact } from '#domain/review/token-fact.ts'
import { coin } from '#ui/screens/activity/activity-text.ts'
import type { NetworkView } from '#transport/contract/networks.ts'

type Words = {
  readonly sentence: string
  readonly verb: string
  /** What the other address is: who gets, or who may take. */
  readonly role: string
}

/** What a transaction does, as a sentence with a verb and an amount, and the verb that consents to it. */
export function transactionSentence(
  intent: TransactionIntent,
  network: NetworkView | null,
  tokens: readonly TokenFact[] = [],
): Words {
  const amount = coin(intent.value, network)
  switch (intent.kind) {
    case 'send':
      return {
        sentence: m.tx_send({ amount }),
        verb: m.tx_send({ amount: coin(intent.value, network, 6) }),
        role: m.tx_to(),
      }
    case 'deploy':
      return {
        sentence: intent.value === 0n ? m.tx_deploy() : m.tx_deploy_pay({ amount }),
        verb: m.tx_deploy(),
        role: '',
      }
    case 'call':
      return {
        sentence: intent.value === 0n ? m.tx_call() : m.tx_call_pay({ amount }),
        verb: m.tx_call_verb(),
        role: '',
      }
    case 'send-token':
      return { ...sendWords(intent.amount, tokenOf(tokens, intent.contract)), role: m.tx_to() }
    case 'allow':
      return {
        sentence: allowSentence(intent.amount, tokenOf(tokens, intent.contract)),
        verb: m.tx_allow_verb(),
        role: m.finding_detail_spender(),
      }
    case 'withdraw':
      return { sentence: m.tx_withdraw(), verb: m.tx_withdraw_verb(), role: m.tx_withdraw_from() }
    default:
      return intent satisfies never
  }
}

/** Every address that a decision depends on, with what it is. */
export const transactionParties = (
  intent: TransactionIntent,
  { role }: Pick<Words, 'role'>,
): readonly { readonly role: string; readonly address: Address }[] => [
  ...('to' in intent ? [{ role, address: intent.to }] : []),
  ...('contract' in intent ? [{ role: m.tx_contract(), address: intent.contract }] : []),
]

function sendWords(amount: bigint, token: TokenFact | null): Pick<Words, 'sentence' | 'verb'> {
  if (token === null) return { sentence: m.tx_token({ amount: formatNumber(amount) }), verb: m.tx_token_verb() }
  const words = m.tx_send({ amount: tokenAmount(amount, token) })
  return { sentence: words, verb: words }
}

function allowSentence(amount: bigint | 'unlimited' | 'collection', token: TokenFact | null): string {
  if (amount === 'unlimited') return m.tx_allow_unlimited()
  if (amount === 'collection') return m.tx_allow_collection()
  if (token !== null) return m.tx_allow_known({ amount: tokenAmount(amount, token) })
  return m.tx_allow({ amount: formatNumber(amount) })
}
