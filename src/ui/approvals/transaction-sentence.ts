import type { Address } from '#core/address.ts'
import { m } from '#messages/messages.js'
import type { TransactionIntent } from '#ui/approvals/transaction-intent.ts'
import { tokenAmount, tokenOf } from '#ui/approvals/token-amount.ts'
import { formatNumber } from '#ui/format.ts'
import type { Review } from '#domain/review/review.ts'
import { functionName } from '#domain/review/signatures/function-name.ts'
import type { TokenFact } from '#domain/review/token-fact.ts'
import { coin } from '#ui/screens/activity/activity-text.ts'
import type { NetworkView } from '#transport/contract/networks.ts'

type Words = {
  readonly sentence: string
  readonly verb: string
  /** What the other address is: who gets, or who may take. */
  readonly role: string
}

type Of<Kind extends TransactionIntent['kind']> = Extract<TransactionIntent, { readonly kind: Kind }>

/** What a transaction does, as a sentence with a verb and an amount, and the verb that consents to it. */
export function transactionSentence(
  intent: TransactionIntent,
  network: NetworkView | null,
  { tokens = [], functions = {} }: Pick<Review, 'tokens' | 'functions'> = {},
): Words {
  const amount = coin(intent.value, network)
  switch (intent.kind) {
    case 'send':
      return { ...sendWords(amount), role: m.tx_to() }
    case 'deploy':
      return {
        sentence: intent.value === 0n ? m.tx_deploy() : m.tx_deploy_pay({ amount }),
        verb: m.tx_deploy(),
        role: '',
      }
    case 'call':
      return {
        sentence: callSentence(functions[intent.selector], intent.value === 0n ? null : amount),
        verb: m.tx_call_verb(),
        role: '',
      }
    case 'send-token':
      return { ...sendTokenWords(intent.amount, tokenOf(tokens, intent.contract)), role: m.tx_to() }
    case 'send-items':
      return { sentence: m.tx_send_items({ count: intent.count }), verb: m.tx_token_verb(), role: m.tx_to() }
    case 'take-token': {
      const taken = { amount: sideText(intent.contract, intent.amount, network, tokens) }
      const sentence = intent.isOwn ? m.tx_take_in(taken) : m.tx_take(taken)
      return { sentence, verb: m.tx_take_verb(), role: m.tx_to() }
    }
    case 'send-item':
      return {
        sentence: m.tx_send_item({ item: intent.item.toString() }),
        verb: m.tx_send_item_verb(),
        role: m.tx_to(),
      }
    case 'take-item': {
      const taken = { item: intent.item.toString() }
      const sentence = intent.isOwn ? m.tx_take_item_in(taken) : m.tx_take_item(taken)
      return { sentence, verb: m.tx_take_verb(), role: m.tx_to() }
    }
    case 'take-items': {
      const { count } = intent
      const sentence = intent.isOwn ? m.tx_take_items_in({ count }) : m.tx_take_items({ count })
      return { sentence, verb: m.tx_take_verb(), role: m.tx_to() }
    }
    case 'allow-item':
      return {
        sentence: m.tx_allow_item({ item: intent.item.toString() }),
        verb: m.tx_allow_verb(),
        role: m.finding_detail_spender(),
      }
    case 'change-right':
      return { sentence: m.tx_change_right(), verb: m.tx_change_right_verb(), role: m.tx_right_of() }
    case 'allow':
      return {
        sentence: allowSentence(intent.amount, tokenOf(tokens, intent.contract)),
        verb: m.tx_allow_verb(),
        role: m.finding_detail_spender(),
      }
    case 'withdraw':
      return { sentence: m.tx_withdraw(), verb: m.tx_withdraw_verb(), role: m.tx_withdraw_from() }
    case 'deposit':
      return intent.wraps
        ? short({ sentence: m.tx_wrap({ amount }), verb: m.tx_wrap_verb() })
        : short({ sentence: m.tx_deposit({ amount }), verb: m.tx_deposit_verb() })
    case 'take-out':
      return intent.wraps
        ? short({ sentence: m.tx_unwrap({ amount: coin(intent.amount, network) }), verb: m.tx_unwrap_verb() })
        : { sentence: m.tx_take_out({ amount: formatNumber(intent.amount) }), verb: m.tx_take_out_verb(), role: '' }
    case 'swap':
      return { sentence: swapSentence(intent, network, tokens), verb: m.tx_swap_verb(), role: m.tx_gets() }
    case 'sweep': {
      const least = sideText(intent.token, intent.least, network, tokens)
      return { sentence: m.tx_sweep({ amount: least }), verb: m.tx_call_verb(), role: m.tx_gets() }
    }
    case 'refund':
      return { sentence: m.tx_refund(), verb: m.tx_call_verb(), role: '' }
    case 'several':
      return { sentence: m.tx_several({ count: intent.parts.length }), verb: m.tx_call_verb(), role: '' }
    case 'safe':
      return {
        sentence: safeSentence(intent.calls),
        verb: m.tx_call_verb(),
        role: intent.calls === null ? m.tx_new_program() : m.tx_safe_calls(),
      }
    case 'control':
      return controlWords(intent)
    default:
      return intent satisfies never
  }
}

/** Every address that a decision depends on, with what it is. */
export const transactionParties = (
  intent: TransactionIntent,
  { role }: Pick<Words, 'role'>,
): readonly { readonly role: string; readonly address: Address }[] => [
  ...('from' in intent ? [{ role: m.tx_take_from(), address: intent.from }] : []),
  ...('to' in intent && intent.to !== null ? [{ role, address: intent.to }] : []),
  ...('contract' in intent ? [{ role: m.tx_contract(), address: intent.contract }] : []),
]

/** What still stands on one line of a button. */
const longestVerb = 22

/** The button says the whole of it, exactly, or names what it does and leaves the amount to the sentence above. */
const short = ({ sentence, verb }: Pick<Words, 'sentence' | 'verb'>): Words => ({
  sentence,
  verb: sentence.length <= longestVerb ? sentence : verb,
  role: '',
})

const sendWords = (amount: string): Words => short({ sentence: m.tx_send({ amount }), verb: m.tx_send_verb() })

function sendTokenWords(amount: bigint, token: TokenFact | null): Words {
  if (token !== null) return sendWords(tokenAmount(amount, token))
  return { sentence: m.tx_token({ amount: formatNumber(amount) }), verb: m.tx_token_verb(), role: '' }
}

function callSentence(signature: string | undefined, amount: string | null): string {
  if (signature === undefined) return amount === null ? m.tx_call() : m.tx_call_pay({ amount })
  const name = functionName(signature)
  return amount === null ? m.tx_call_named({ name }) : m.tx_call_named_pay({ name, amount })
}

function safeSentence(calls: number | null): string {
  if (calls === null) return m.tx_safe_delegates()
  return calls === 1 ? m.tx_safe() : m.tx_safe_several({ count: calls })
}

function allowSentence(amount: bigint | 'unlimited' | 'collection', token: TokenFact | null): string {
  if (amount === 'unlimited') return m.tx_allow_unlimited()
  if (amount === 'collection') return m.tx_allow_collection()
  if (token !== null) return m.tx_allow_known({ amount: tokenAmount(amount, token) })
  return m.tx_allow({ amount: formatNumber(amount) })
}

/** @param token `null` for the network's own coin. */
function sideText(
  token: Address | null,
  amount: bigint,
  network: NetworkView | null,
  tokens: readonly TokenFact[],
): string {
  if (token === null) return coin(amount, network)
  const fact = tokenOf(tokens, token)
  return fact === null ? m.tx_units({ amount: formatNumber(amount) }) : tokenAmount(amount, fact)
}

/** Where coin is sent along, it is what is paid: the router wraps it. */
function swapSentence(
  { pays, gets, exact, value }: Of<'swap'>,
  network: NetworkView | null,
  tokens: readonly TokenFact[],
): string {
  const sides = {
    pays: value > 0n ? coin(value, network) : sideText(pays.token, pays.amount ?? value, network, tokens),
    gets: sideText(gets.token, gets.amount ?? 0n, network, tokens),
  }
  return exact === 'pays' ? m.tx_swap_pays(sides) : m.tx_swap_gets(sides)
}

function controlWords({ change, to }: Of<'control'>): Words {
  if (to === null) return { sentence: m.tx_control_none(), verb: m.tx_control_none_verb(), role: '' }
  switch (change) {
    case 'ruler':
      return { sentence: m.tx_control_ruler(), verb: m.tx_control_verb(), role: m.tx_new_ruler() }
    case 'role':
      return { sentence: m.tx_control_role(), verb: m.tx_control_verb(), role: m.tx_new_ruler() }
    case 'program':
      return { sentence: m.tx_control_program(), verb: m.tx_control_program_verb(), role: m.tx_new_program() }
    default:
      return change satisfies never
  }
}
