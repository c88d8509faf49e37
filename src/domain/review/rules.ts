import { absurdFee } from '#domain/review/findings/absurd-fee.ts'
import { aboveLimit } from '#domain/review/findings/above-limit.ts'
import { accountMismatch } from '#domain/review/findings/account-mismatch.ts'
import { accountUpgrade } from '#domain/review/findings/account-upgrade.ts'
import { approvalForAll } from '#domain/review/findings/approval-for-all.ts'
import { chainMismatch } from '#domain/review/findings/chain-mismatch.ts'
import { copiedSymbol } from '#domain/review/findings/copied-symbol.ts'
import { domainMismatch } from '#domain/review/findings/domain-mismatch.ts'
import { delegation } from '#domain/review/findings/delegation.ts'
import { expired } from '#domain/review/findings/expired.ts'
import { firstTimeRecipient } from '#domain/review/findings/first-time-recipient.ts'
import { foreignSignIn } from '#domain/review/findings/foreign-sign-in.ts'
import { hiddenCharacters } from '#domain/review/findings/hidden-characters.ts'
import { highFee } from '#domain/review/findings/high-fee.ts'
import { lookalikeRecipient } from '#domain/review/findings/lookalike-recipient.ts'
import { lookalikeSite } from '#domain/review/findings/lookalike-site.ts'
import { malformedSignIn } from '#domain/review/findings/malformed-sign-in.ts'
import { notSimulated } from '#domain/review/findings/not-simulated.ts'
import { notYetValid } from '#domain/review/findings/not-yet-valid.ts'
import { ownAccountCall } from '#domain/review/findings/own-account-call.ts'
import { permit } from '#domain/review/findings/permit.ts'
import { permit2 } from '#domain/review/findings/permit2.ts'
import { phishingSite } from '#domain/review/findings/phishing-site.ts'
import { recipientIsTokenContract } from '#domain/review/findings/recipient-is-token-contract.ts'
import { recipientIsZero } from '#domain/review/findings/recipient-is-zero.ts'
import { simulationDiffers } from '#domain/review/findings/simulation-differs.ts'
import { spenderIsEoa } from '#domain/review/findings/spender-is-eoa.ts'
import { tokenApproval } from '#domain/review/findings/token-approval.ts'
import { transactionReverts } from '#domain/review/findings/transaction-reverts.ts'
import { unboundData } from '#domain/review/findings/unbound-data.ts'
import { undecodedCall } from '#domain/review/findings/undecoded-call.ts'
import { unlimitedApproval } from '#domain/review/findings/unlimited-approval.ts'
import { userOperation } from '#domain/review/findings/user-operation.ts'
import { contact } from '#domain/review/findings/contact.ts'
import { controlChange } from '#domain/review/findings/control-change.ts'
import { safeDelegatecall } from '#domain/review/findings/safe-delegatecall.ts'
import { swapToOther } from '#domain/review/findings/swap-to-other.ts'
import { marketplaceOrder } from '#domain/review/findings/marketplace-order.ts'
import { orderForNothing } from '#domain/review/findings/order-for-nothing.ts'
import { transferAuthorization } from '#domain/review/findings/transfer-authorization.ts'
import { aboveHistory } from '#domain/review/findings/above-history.ts'
import { allowanceAboveBalance } from '#domain/review/findings/allowance-above-balance.ts'
import { knownRecipient } from '#domain/review/findings/known-recipient.ts'
import { manyTransfers } from '#domain/review/findings/many-transfers.ts'
import { newContract } from '#domain/review/findings/new-contract.ts'
import { notScreened } from '#domain/review/findings/not-screened.ts'
import { ownAccount } from '#domain/review/findings/own-account.ts'
import { recipientElsewhere } from '#domain/review/findings/recipient-elsewhere.ts'
import { sanctionedRecipient } from '#domain/review/findings/sanctioned-recipient.ts'
import { siteNonce } from '#domain/review/findings/site-nonce.ts'
import { unusualHour } from '#domain/review/findings/unusual-hour.ts'
import { willWait } from '#domain/review/findings/will-wait.ts'
import { severities, type Finding } from '#domain/review/review.ts'
import type { Rule, Subject } from '#domain/review/subject.ts'

/** THE table of findings: the name that pages know it by, and the rule. Every one needs its sentence in the catalogue. */
export const rules = {
  'above-limit': aboveLimit,
  'account-mismatch': accountMismatch,
  'account-upgrade': accountUpgrade,
  'approval-for-all': approvalForAll,
  'chain-mismatch': chainMismatch,
  'copied-symbol': copiedSymbol,
  'domain-mismatch': domainMismatch,
  delegation,
  expired,
  'first-time-recipient': firstTimeRecipient,
  'foreign-sign-in': foreignSignIn,
  'hidden-characters': hiddenCharacters,
  'high-fee': highFee,
  'absurd-fee': absurdFee,
  'site-nonce': siteNonce,
  'lookalike-recipient': lookalikeRecipient,
  'lookalike-site': lookalikeSite,
  'malformed-sign-in': malformedSignIn,
  'not-simulated': notSimulated,
  'not-yet-valid': notYetValid,
  'own-account-call': ownAccountCall,
  permit,
  permit2,
  'phishing-site': phishingSite,
  'recipient-is-token-contract': recipientIsTokenContract,
  'recipient-is-zero': recipientIsZero,
  'simulation-differs': simulationDiffers,
  'spender-is-eoa': spenderIsEoa,
  'token-approval': tokenApproval,
  'transaction-reverts': transactionReverts,
  'unbound-data': unboundData,
  'undecoded-call': undecodedCall,
  'unlimited-approval': unlimitedApproval,
  'user-operation': userOperation,
  'control-change': controlChange,
  'safe-delegatecall': safeDelegatecall,
  'swap-to-other': swapToOther,
  'marketplace-order': marketplaceOrder,
  'order-for-nothing': orderForNothing,
  'transfer-authorization': transferAuthorization,
  'new-contract': newContract,
  'above-history': aboveHistory,
  'many-transfers': manyTransfers,
  'unusual-hour': unusualHour,
  'allowance-above-balance': allowanceAboveBalance,
  'recipient-elsewhere': recipientElsewhere,
  'own-account': ownAccount,
  contact,
  'known-recipient': knownRecipient,
  'sanctioned-recipient': sanctionedRecipient,
  'not-screened': notScreened,
  'will-wait': willWait,
} as const satisfies Record<string, Rule>

export const worstFirst = (findings: readonly Finding[]): Finding[] =>
  findings.toSorted((a, b) => severities.indexOf(b.severity) - severities.indexOf(a.severity))

/** The same found of several calls is said once. */
const distinct = (findings: readonly Finding[]): readonly Finding[] => [
  ...new Map(findings.map((finding) => [JSON.stringify([finding.code, finding.details]), finding])).values(),
]

/** A signature is not carried out now: that its calls were not tried out says nothing of it. */
function ofParts(subject: Subject): readonly Finding[] {
  if (subject.kind === 'transaction') return subject.parts.flatMap(findingsOf)
  if (subject.kind !== 'typed-data') return []
  return subject.parts.flatMap(findingsOf).filter(({ code }) => code !== 'not-simulated')
}

/** Every finding, of a call's parts too, worst first. */
export function findingsOf(subject: Subject): Finding[] {
  const found: Finding[] = []
  for (const [code, { severity, find }] of Object.entries(rules)) {
    const details = find(subject)
    if (details !== null) found.push({ code, severity, details: { ...details } })
  }
  return worstFirst(distinct([...found, ...ofParts(subject)]))
}
