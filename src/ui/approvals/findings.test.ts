import { expect, test } from 'vitest'
import type { TokenFact } from '#domain/review/token-fact.ts'
import { address } from '#domain/testing/subjects.ts'
import { dangerReasons, findingsToShow, findingText } from '#ui/approvals/findings.ts'

const named =
  'transaction-reverts token-approval unlimited-approval approval-for-all permit permit2 spender-is-eoa first-time-recipient lookalike-recipient recipient-is-token-contract domain-mismatch account-mismatch chain-mismatch not-yet-valid expired phishing-site lookalike-site hidden-characters undecoded-call not-simulated high-fee delegation marketplace-order new-contract above-history many-transfers unusual-hour allowance-above-balance recipient-elsewhere own-account contact known-recipient sanctioned-recipient not-screened'

test.each(named.split(' '))('%s has a sentence of its own', (code) => {
  const { title, text } = findingText({ code })
  expect(title).not.toBe(findingText({ code: 'never-heard-of' }).title)
  expect(text.length).toBeGreaterThan(20)
})

test.each(['constructor', 'to-string', 'never-heard-of'])('an unknown code is named: %s', (code) => {
  expect(findingText({ code }).text).toContain(code)
})

test('an unknown call whose function has a name is told so', () => {
  const text = (details: Record<string, string>) => findingText({ code: 'undecoded-call', details }).text
  expect(text({ selector: '0x4e71d92d', function: 'claim' })).not.toBe(text({ selector: '0x4e71d92d' }))
})

test('facts with a name are shown as people read them, others are not shown', () => {
  const details = {
    spender: '0x01',
    constructor: 'x',
    reason: '',
    amount: String(2n ** 256n - 1n),
    cost: '1500000000000000000',
  }
  const [shown] = findingsToShow([{ code: 'permit', severity: 'warn', details }], [], null)
  expect(shown?.facts.map(({ value }) => value)).toEqual(['0x01', 'without limit', '1.5'])
})

test('an amount of a token that says its decimals is read in them', () => {
  const token = address('c')
  const finding = { code: 'permit', severity: 'warn', details: { token, amount: '1500000' } } as const
  const amountIn = (tokens: readonly TokenFact[]) => findingsToShow([finding], [token], null, tokens)[0]?.facts
  expect(amountIn([{ address: token, symbol: 'PLN', decimals: 6 }])).toMatchObject([{ value: '1.5 PLN' }])
  expect(amountIn([{ address: address('d'), symbol: 'PLN', decimals: 6 }])).toMatchObject([{ value: '1,500,000' }])
})

test('the worst comes first, and nothing in sight is said twice', () => {
  const details = { spender: '0x02', token: '0x01' }
  const shown = findingsToShow(
    [
      { code: 'permit', severity: 'warn', details },
      { code: 'spender-is-eoa', severity: 'danger', details: { spender: '0x02' } },
    ],
    ['0x01'],
    null,
  )
  expect(shown.map(({ code, facts }) => [code, facts.map(({ value }) => value)])).toEqual([
    ['spender-is-eoa', ['0x02']],
    ['permit', []],
  ])
})

test('another network is called by its name, an amount of coins is read as one, and of a token in its decimals', () => {
  const token = address('c')
  const facts = (details: Record<string, string>) =>
    findingsToShow(
      [{ code: 'x', severity: 'warn', details }],
      [token],
      null,
      [{ address: token, symbol: 'PLN', decimals: 2 }],
      (id) => `net ${id}`,
    )[0]?.facts.map(({ value }) => value)
  expect(facts({ chain: '10' })).toEqual(['net 10'])
  expect(facts({ most: '1500000000000000000' })).toEqual(['1.5'])
  expect(facts({ token, largest: '150', held: '25', times: '1200' })).toEqual(['1.5 PLN', '0.25 PLN', '1,200'])
})

test('the tick of a danger names it, and of many the first two and how many there are', () => {
  const of = (...codes: readonly string[]) => dangerReasons(codes.map((code) => ({ code, severity: 'danger' })))
  expect(of('recipient-is-zero')).toEqual(['It goes to nobody'])
  expect(of('recipient-is-zero', 'recipient-is-zero')).toHaveLength(1)
  expect(of('recipient-is-zero', 'spender-is-eoa', 'delegation', 'phishing-site')).toEqual([
    'It goes to nobody',
    'A person would hold this power',
    expect.stringContaining('2'),
  ])
  expect(dangerReasons([{ code: 'permit', severity: 'warn' }])).toEqual([])
})
