import { m } from '#messages/messages.js'
import type { Finding } from '#domain/review/review.ts'

type Sentence = { readonly title: () => string; readonly text: () => string }

/** What is the case, and what it means and what to do. The codes are those of the reviews in domain/review. */
const sentences: Readonly<Partial<Record<string, Sentence>>> = {
  'transaction-reverts': { title: () => m.finding_transaction_reverts_title(), text: () => m.finding_transaction_reverts_text() },
  'token-approval': { title: () => m.finding_token_approval_title(), text: () => m.finding_token_approval_text() },
  'unlimited-approval': { title: () => m.finding_unlimited_approval_title(), text: () => m.finding_unlimited_approval_text() },
  'approval-for-all': { title: () => m.finding_approval_for_all_title(), text: () => m.finding_approval_for_all_text() },
  permit: { title: () => m.finding_permit_title(), text: () => m.finding_permit_text() },
  permit2: { title: () => m.finding_permit2_title(), text: () => m.finding_permit2_text() },
  'spender-is-eoa': { title: () => m.finding_spender_is_eoa_title(), text: () => m.finding_spender_is_eoa_text() },
  'first-time-recipient': { title: () => m.finding_first_time_recipient_title(), text: () => m.finding_first_time_recipient_text() },
  'lookalike-recipient': { title: () => m.finding_lookalike_recipient_title(), text: () => m.finding_lookalike_recipient_text() },
  'recipient-is-token-contract': { title: () => m.finding_recipient_is_token_contract_title(), text: () => m.finding_recipient_is_token_contract_text() },
  'domain-mismatch': { title: () => m.finding_domain_mismatch_title(), text: () => m.finding_domain_mismatch_text() },
  'account-mismatch': { title: () => m.finding_account_mismatch_title(), text: () => m.finding_account_mismatch_text() },
  'chain-mismatch': { title: () => m.finding_chain_mismatch_title(), text: () => m.finding_chain_mismatch_text() },
  'not-yet-valid': { title: () => m.finding_not_yet_valid_title(), text: () => m.finding_not_yet_valid_text() },
  expired: { title: () => m.finding_expired_title(), text: () => m.finding_expired_text() },
  'phishing-site': { title: () => m.finding_phishing_site_title(), text: () => m.finding_phishing_site_text() },
  'lookalike-site': { title: () => m.finding_lookalike_site_title(), text: () => m.finding_lookalike_site_text() },
  'hidden-characters': { title: () => m.finding_hidden_characters_title(), text: () => m.finding_hidden_characters_text() },
  'undecoded-call': { title: () => m.finding_undecoded_call_title(), text: () => m.finding_undecoded_call_text() },
  'not-simulated': { title: () => m.finding_not_simulated_title(), text: () => m.finding_not_simulated_text() },
  'high-fee': { title: () => m.finding_high_fee_title(), text: () => m.finding_high_fee_text() },
  delegation: { title: () => m.finding_delegation_title(), text: () => m.finding_delegation_text() },
  'marketplace-order': { title: () => m.finding_marketplace_order_title(), text: () => m.finding_marketplace_order_text() },
  'malformed-typed-data': { title: () => m.finding_malformed_typed_data_title(), text: () => m.finding_malformed_typed_data_text() },
}

const detailLabels: Readonly<Partial<Record<string, () => string>>> = {
  spender: () => m.finding_detail_spender(),
  operator: () => m.finding_detail_operator(),
  recipient: () => m.finding_detail_recipient(),
  known: () => m.finding_detail_known(),
  token: () => m.finding_detail_token(),
  collection: () => m.finding_detail_collection(),
  contract: () => m.finding_detail_contract(),
  amount: () => m.finding_detail_amount(),
  deadline: () => m.finding_detail_deadline(),
  reason: () => m.finding_detail_reason(),
  expected: () => m.finding_detail_expected(),
  actual: () => m.finding_detail_actual(),
  domain: () => m.finding_detail_domain(),
  account: () => m.finding_detail_account(),
}

/** A code that is not known yet still says that there is something. */
export function findingText({ code }: Finding): { readonly title: string; readonly text: string } {
  const sentence = Object.hasOwn(sentences, code) ? sentences[code] : undefined
  return sentence === undefined
    ? { title: m.finding_other_title(), text: m.finding_other_text({ code }) }
    : { title: sentence.title(), text: sentence.text() }
}

/** The facts beneath the sentence that have a name: who, what, how much. */
export function findingDetails({ details }: Finding): readonly { readonly label: string; readonly value: string }[] {
  return Object.entries(details).flatMap(([key, value]) => {
    const label = Object.hasOwn(detailLabels, key) ? detailLabels[key] : undefined
    return label === undefined || value === '' ? [] : [{ label: label(), value }]
  })
}
