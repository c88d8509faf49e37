import { m } from '#messages/messages.js'
import { isUnlimited } from '#domain/review/call.ts'
import type { Grant } from '#domain/review/permit.ts'
import type { TokenFact } from '#domain/review/token-fact.ts'
import type { TypedIntent } from '#domain/review/typed-intent.ts'
import { tokenAmount, tokenOf } from '#ui/approvals/token-amount.ts'
import { formatNumber } from '#ui/format.ts'

type Sum = Pick<Grant, 'token' | 'amount'>

/** How much of what, where one kind of token is named. */
function sumText({ token, amount }: Sum, tokens: readonly TokenFact[]): string {
  if (amount === null) return m.typed_some()
  if (isUnlimited(amount)) return m.typed_all()
  const fact = tokenOf(tokens, token ?? undefined)
  return m.typed_up_to({
    amount: fact === null ? m.tx_units({ amount: formatNumber(amount) }) : tokenAmount(amount, fact),
  })
}

const isNothing = (grants: readonly Grant[]): boolean =>
  grants.length > 0 && grants.every(({ amount }) => amount === 0n)

function permit2Sentence(
  { grants, once, ordered }: Extract<TypedIntent, { readonly kind: 'permit2' }>,
  tokens: readonly TokenFact[],
): string {
  const [only] = grants
  const what =
    grants.length > 1 ? m.typed_kinds({ count: grants.length }) : sumText(only ?? { token: null, amount: null }, tokens)
  if (ordered) return m.typed_permit2_order({ what })
  return once ? m.typed_permit2_once({ what }) : m.typed_permit2({ what })
}

/** What a signature does, in plain words; `null` where nobody here knows. */
export function typedSentence(intent: TypedIntent, tokens: readonly TokenFact[] = []): string | null {
  switch (intent.kind) {
    case 'permit':
    case 'permit2': {
      if (isNothing(intent.grants)) return m.tx_withdraw()
      if (intent.kind === 'permit2') return permit2Sentence(intent, tokens)
      return m.typed_permit({ what: sumText(intent.grants[0] ?? { token: null, amount: null }, tokens) })
    }
    case 'authorization':
      return m.typed_authorization({ what: sumText(intent.authorization, tokens) })
    case 'order':
      return m.typed_order()
    case 'safe':
      if (intent.calls === null) return m.typed_safe_delegates()
      return intent.calls.length === 1 ? m.typed_safe() : m.typed_safe_several({ count: intent.calls.length })
    case 'operation':
      return m.typed_operation()
    case 'unknown':
      return null
    default:
      return intent satisfies never
  }
}
