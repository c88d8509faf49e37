import { expect, test } from 'vitest'
import { findingDetails, findingText } from '#ui/approvals/findings.ts'

const named =
  'transaction-reverts token-approval unlimited-approval approval-for-all permit permit2 spender-is-eoa first-time-recipient lookalike-recipient recipient-is-token-contract domain-mismatch account-mismatch chain-mismatch not-yet-valid expired phishing-site lookalike-site hidden-characters undecoded-call not-simulated high-fee delegation marketplace-order'

test.each(named.split(' '))('%s has a sentence of its own', (code) => {
  const { title, text } = findingText({ code, severity: 'warn', details: {} })
  expect(title).not.toBe(findingText({ code: 'never-heard-of', severity: 'warn', details: {} }).title)
  expect(text.length).toBeGreaterThan(20)
})

test.each(['constructor', 'to-string', 'never-heard-of'])('an unknown code is named: %s', (code) => {
  expect(findingText({ code, severity: 'info', details: {} }).text).toContain(code)
})

test('only facts with a name are shown', () => {
  const details = { spender: '0x01', constructor: 'x', reason: '' }
  expect(findingDetails({ code: 'permit', severity: 'warn', details }).map(({ value }) => value)).toEqual(['0x01'])
})
