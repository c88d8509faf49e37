import { m } from '#messages/messages.js'
import { isUnlimited } from '#domain/review/call.ts'
import { severities, type Finding } from '#domain/review/review.ts'
import type { rules } from '#domain/review/rules.ts'
import { waitText } from '#ui/app/wait-text.ts'
import { formatAmount, formatDateTime, formatNumber } from '#ui/format.ts'
import { coin } from '#ui/screens/activity/activity-text.ts'
import type { TokenFact } from '#domain/review/token-fact.ts'
import { plainTokenAmount, tokenOf } from '#ui/approvals/token-amount.ts'
import type { NetworkView } from '#transport/contract/networks.ts'

type Sentence = {
  readonly title: () => string
  readonly text: (details: Partial<Finding['details']>) => string
}

/** THE table of findings' words: what is the case, then what it means and what to do. A rule without words does not compile. */
const sentences = {
  'above-limit': { title: () => m.finding_above_limit_title(), text: () => m.finding_above_limit_text() },
  'account-mismatch': {
    title: () => m.finding_account_mismatch_title(),
    text: () => m.finding_account_mismatch_text(),
  },
  'account-upgrade': {
    title: () => m.finding_account_upgrade_title(),
    text: () => m.finding_account_upgrade_text(),
  },
  'approval-for-all': {
    title: () => m.finding_approval_for_all_title(),
    text: () => m.finding_approval_for_all_text(),
  },
  'chain-mismatch': { title: () => m.finding_chain_mismatch_title(), text: () => m.finding_chain_mismatch_text() },
  delegation: { title: () => m.finding_delegation_title(), text: () => m.finding_delegation_text() },
  'copied-symbol': { title: () => m.finding_copied_symbol_title(), text: () => m.finding_copied_symbol_text() },
  'domain-mismatch': { title: () => m.finding_domain_mismatch_title(), text: () => m.finding_domain_mismatch_text() },
  expired: { title: () => m.finding_expired_title(), text: () => m.finding_expired_text() },
  'first-time-recipient': {
    title: () => m.finding_first_time_recipient_title(),
    text: () => m.finding_first_time_recipient_text(),
  },
  'foreign-sign-in': { title: () => m.finding_foreign_sign_in_title(), text: () => m.finding_foreign_sign_in_text() },
  'hidden-characters': {
    title: () => m.finding_hidden_characters_title(),
    text: () => m.finding_hidden_characters_text(),
  },
  'absurd-fee': { title: () => m.finding_absurd_fee_title(), text: () => m.finding_absurd_fee_text() },
  'high-fee': { title: () => m.finding_high_fee_title(), text: () => m.finding_high_fee_text() },
  'site-nonce': {
    title: () => m.finding_site_nonce_title(),
    text: ({ nonce = '', means }) =>
      means === 'replaces' ? m.finding_site_nonce_replaces({ nonce }) : m.finding_site_nonce_gap({ nonce }),
  },
  'lookalike-recipient': {
    title: () => m.finding_lookalike_recipient_title(),
    text: () => m.finding_lookalike_recipient_text(),
  },
  'lookalike-site': { title: () => m.finding_lookalike_site_title(), text: () => m.finding_lookalike_site_text() },
  'malformed-sign-in': {
    title: () => m.finding_malformed_sign_in_title(),
    text: () => m.finding_malformed_sign_in_text(),
  },
  'marketplace-order': {
    title: () => m.finding_marketplace_order_title(),
    text: () => m.finding_marketplace_order_text(),
  },
  'not-simulated': { title: () => m.finding_not_simulated_title(), text: () => m.finding_not_simulated_text() },
  'not-yet-valid': { title: () => m.finding_not_yet_valid_title(), text: () => m.finding_not_yet_valid_text() },
  'own-account-call': {
    title: () => m.finding_own_account_call_title(),
    text: () => m.finding_own_account_call_text(),
  },
  permit: { title: () => m.finding_permit_title(), text: () => m.finding_permit_text() },
  permit2: { title: () => m.finding_permit2_title(), text: () => m.finding_permit2_text() },
  'phishing-site': { title: () => m.finding_phishing_site_title(), text: () => m.finding_phishing_site_text() },
  'recipient-is-token-contract': {
    title: () => m.finding_recipient_is_token_contract_title(),
    text: () => m.finding_recipient_is_token_contract_text(),
  },
  'recipient-is-zero': {
    title: () => m.finding_recipient_is_zero_title(),
    text: () => m.finding_recipient_is_zero_text(),
  },
  'simulation-differs': {
    title: () => m.finding_simulation_differs_title(),
    text: () => m.finding_simulation_differs_text(),
  },
  'spender-is-eoa': { title: () => m.finding_spender_is_eoa_title(), text: () => m.finding_spender_is_eoa_text() },
  'token-approval': { title: () => m.finding_token_approval_title(), text: () => m.finding_token_approval_text() },
  'transaction-reverts': {
    title: () => m.finding_transaction_reverts_title(),
    text: () => m.finding_transaction_reverts_text(),
  },
  'unbound-data': { title: () => m.finding_unbound_data_title(), text: () => m.finding_unbound_data_text() },
  'undecoded-call': {
    title: () => m.finding_undecoded_call_title(),
    text: ({ function: name }) =>
      name === undefined ? m.finding_undecoded_call_text() : m.finding_undecoded_call_named(),
  },
  'unlimited-approval': {
    title: () => m.finding_unlimited_approval_title(),
    text: () => m.finding_unlimited_approval_text(),
  },
  'user-operation': {
    title: () => m.finding_user_operation_title(),
    text: () => m.finding_user_operation_text(),
  },
  'control-change': {
    title: () => m.finding_control_change_title(),
    text: () => m.finding_control_change_text(),
  },
  'safe-delegatecall': {
    title: () => m.finding_safe_delegatecall_title(),
    text: () => m.finding_safe_delegatecall_text(),
  },
  'swap-to-other': {
    title: () => m.finding_swap_to_other_title(),
    text: () => m.finding_swap_to_other_text(),
  },
  'order-for-nothing': {
    title: () => m.finding_order_for_nothing_title(),
    text: () => m.finding_order_for_nothing_text(),
  },
  'transfer-authorization': {
    title: () => m.finding_transfer_authorization_title(),
    text: () => m.finding_transfer_authorization_text(),
  },
  'new-contract': { title: () => m.finding_new_contract_title(), text: () => m.finding_new_contract_text() },
  'above-history': { title: () => m.finding_above_history_title(), text: () => m.finding_above_history_text() },
  'many-transfers': { title: () => m.finding_many_transfers_title(), text: () => m.finding_many_transfers_text() },
  'unusual-hour': { title: () => m.finding_unusual_hour_title(), text: () => m.finding_unusual_hour_text() },
  'allowance-above-balance': {
    title: () => m.finding_allowance_above_balance_title(),
    text: () => m.finding_allowance_above_balance_text(),
  },
  'recipient-elsewhere': {
    title: () => m.finding_recipient_elsewhere_title(),
    text: () => m.finding_recipient_elsewhere_text(),
  },
  'own-account': { title: () => m.finding_own_account_title(), text: () => m.finding_own_account_text() },
  contact: { title: () => m.finding_contact_title(), text: () => m.finding_contact_text() },
  'known-recipient': { title: () => m.finding_known_recipient_title(), text: () => m.finding_known_recipient_text() },
  'sanctioned-recipient': {
    title: () => m.finding_sanctioned_recipient_title(),
    text: () => m.finding_sanctioned_recipient_text(),
  },
  'not-screened': { title: () => m.finding_not_screened_title(), text: () => m.finding_not_screened_text() },
  'will-wait': { title: () => m.finding_will_wait_title(), text: () => m.finding_will_wait_text() },
} as const satisfies Record<keyof typeof rules, Sentence>

const isKnown = (code: string): code is keyof typeof sentences => Object.hasOwn(sentences, code)

type Fact = { readonly label: string; readonly value: string }

/** What the page knows beside a value: `all` facts of the finding, and what networks are called, by their ids. */
type Known = {
  readonly network: NetworkView | null
  readonly token: TokenFact | null
  readonly all: Finding['details']
  readonly called: (chainId: string) => string
}

type Reading = (value: string, known: Known) => string

type Detail = { readonly label: () => string; readonly text?: Reading }

const integer = (value: string): string => (/^\d+$/.test(value) ? formatNumber(BigInt(value)) : value)

/** @param value seconds since the epoch. */
const moment = (value: string): string => (/^\d{1,12}$/.test(value) ? formatDateTime(Number(value) * 1_000) : value)

/** Of which limit, in the words of the page where it was set. */
const limits: Readonly<Record<string, () => string>> = {
  'per-transaction-account': () => m.finding_limit_transaction_account(),
  'per-transaction-site': () => m.finding_limit_transaction_site(),
  'per-day-account': () => m.finding_limit_day_account(),
  'per-day-site': () => m.finding_limit_day_site(),
  'not-allowed-account': () => m.finding_limit_allowed_account(),
  'not-allowed-site': () => m.finding_limit_allowed_site(),
  'unknown-account': () => m.finding_limit_unknown_account(),
  'unknown-site': () => m.finding_limit_unknown_site(),
}

/** An amount of the asset that a limit is for. */
const ofLimit: Reading = (value, { all: { symbol = '', decimals = '0' } }) => {
  if (!/^\d+$/.test(value)) return value
  if (isUnlimited(BigInt(value))) return m.finding_unlimited()
  return `${formatAmount(BigInt(value), Number(decimals))} ${symbol}`
}

/** @param value wei. */
const coins: Reading = (value, { network }) => (/^\d+$/.test(value) ? coin(BigInt(value), network, 8) : value)

/** @param value base units of a token. */
const units: Reading = (value, { token }) => {
  if (!/^\d+$/.test(value)) return value
  if (isUnlimited(BigInt(value))) return m.finding_unlimited()
  return token === null ? integer(value) : plainTokenAmount(BigInt(value), token)
}

/** The facts of a finding that have a name, and how each is read. What is not here is not shown. */
const details = {
  spender: { label: () => m.finding_detail_spender() },
  operator: { label: () => m.finding_detail_operator() },
  contact: { label: () => m.contact_name() },
  recipient: { label: () => m.finding_detail_recipient() },
  known: { label: () => m.finding_detail_known() },
  original: { label: () => m.finding_detail_original() },
  token: { label: () => m.finding_detail_token() },
  collection: { label: () => m.finding_detail_collection() },
  item: { label: () => m.finding_detail_item() },
  contract: { label: () => m.finding_detail_contract() },
  amount: { label: () => m.finding_detail_amount(), text: units },
  begins: { label: () => m.finding_detail_begins(), text: moment },
  deadline: { label: () => m.finding_detail_deadline(), text: moment },
  cost: { label: () => m.finding_detail_cost(), text: coins },
  asked: { label: () => m.finding_detail_asked() },
  current: { label: () => m.finding_detail_current() },
  selector: { label: () => m.finding_detail_selector() },
  function: { label: () => m.finding_detail_function() },
  expected: { label: () => m.finding_detail_expected() },
  actual: { label: () => m.finding_detail_actual() },
  domain: { label: () => m.finding_detail_domain() },
  resembles: { label: () => m.finding_detail_resembles() },
  account: { label: () => m.finding_detail_account() },
  program: { label: () => m.delegation_program() },
  tokens: { label: () => m.finding_detail_tokens(), text: integer },
  steps: { label: () => m.finding_detail_steps() },
  limit: { label: () => m.finding_detail_limit(), text: (value) => limits[value]?.() ?? value },
  'limit-most': { label: () => m.finding_detail_limit_most(), text: ofLimit },
  'limit-used': { label: () => m.finding_detail_limit_used(), text: ofLimit },
  'limit-asks': { label: () => m.finding_detail_limit_asks(), text: ofLimit },
  'limit-over': { label: () => m.finding_detail_limit_over(), text: ofLimit },
  wait: { label: () => m.finding_detail_wait(), text: (value) => waitText(Number(value)) },
  party: { label: () => m.finding_detail_party() },
  times: { label: () => m.finding_detail_times(), text: integer },
  most: { label: () => m.finding_detail_most(), text: coins },
  largest: { label: () => m.finding_detail_most(), text: units },
  held: { label: () => m.finding_detail_held(), text: units },
  chain: { label: () => m.finding_detail_chain(), text: (value, { called }) => called(value) },
} as const satisfies Record<string, Detail>

const isDetail = (key: string): key is keyof typeof details => Object.hasOwn(details, key)

/** A code that is not known yet still says that there is something. */
export function findingText({ code, details = {} }: Pick<Finding, 'code'> & Partial<Finding>): {
  readonly title: string
  readonly text: string
} {
  return isKnown(code)
    ? { title: sentences[code].title(), text: sentences[code].text(details) }
    : { title: m.finding_other_title(), text: m.finding_other_text({ code }) }
}

/** The facts beneath the sentence: who, what, how much, until when. */
function findingDetails(
  finding: Pick<Finding, 'details'>,
  network: NetworkView | null,
  tokens: readonly TokenFact[],
  called: Known['called'],
): readonly Fact[] {
  const token = tokenOf(tokens, finding.details['token'])
  return Object.entries(finding.details).flatMap(([key, value]) => {
    if (!isDetail(key) || value === '') return []
    const detail: Detail = details[key]
    const known = { network, token, all: finding.details, called }
    return [{ label: detail.label(), value: detail.text?.(value, known) ?? value }]
  })
}

/** Worst first, each with its facts; a fact that is in sight already is not said again. */
export function findingsToShow(
  findings: readonly Finding[],
  shown: readonly string[],
  network: NetworkView | null,
  tokens: readonly TokenFact[] = [],
  called: Known['called'] = (chainId) => chainId,
): readonly (Finding & { readonly facts: readonly Fact[] })[] {
  const seen = new Set(shown)
  return findings
    .toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))
    .map((finding) => {
      const facts = findingDetails(finding, network, tokens, called).filter(({ value }) => !seen.has(value))
      for (const { value } of facts) seen.add(value)
      return { ...finding, facts }
    })
}

const mostReasons = 2

/** The titles of the dangers that one tick answers for, short enough to stand beside it. */
export function dangerReasons(findings: readonly Pick<Finding, 'code' | 'severity'>[]): readonly string[] {
  const titles = findings.filter(({ severity }) => severity === 'danger').map((finding) => findingText(finding).title)
  const distinct = [...new Set(titles)]
  const left = distinct.length - mostReasons
  return left > 0 ? [...distinct.slice(0, mostReasons), m.approval_more({ count: left })] : distinct
}
