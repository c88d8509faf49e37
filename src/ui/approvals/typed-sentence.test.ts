import { expect, test } from 'vitest'
import { typedIntent } from '#domain/review/typed-intent.ts'
import {
  authorizationData,
  batchOf,
  daiPermit,
  multiSend,
  orderData,
  permit2Batch,
  permit2Single,
  permit2Transfer,
  safeSignature,
} from '#domain/testing/signatures.ts'
import { mostOf256, permitMessage, permitTypes, spender, token, typedData } from '#domain/testing/subjects.ts'
import { hex } from '#domain/testing/transactions.ts'
import type { TypedDataSubject } from '#domain/review/subject.ts'
import { typedSentence } from '#ui/approvals/typed-sentence.ts'

const tokens = [{ address: token, symbol: 'PLN', decimals: 0 }]
const most = String(2n ** 160n - 1n)
const other = { token: spender, data: hex('0x'), to: token }
const operation = typedData({
  types: { EIP712Domain: permitTypes.EIP712Domain, PackedUserOperation: [{ name: 'nonce', type: 'uint256' }] },
  primaryType: 'PackedUserOperation',
  message: { nonce: '1' },
})
const letter = typedData({
  types: { EIP712Domain: permitTypes.EIP712Domain, Letter: [{ name: 'text', type: 'string' }] },
  primaryType: 'Letter',
  message: { text: 'Hello' },
})

test.each<[string, TypedDataSubject, string | null]>([
  ['a permit', typedData(), 'Let somebody take up to 5 PLN'],
  [
    'a permit without end',
    typedData({ message: permitMessage(mostOf256.toString()) }),
    'Let somebody take all of your tokens of one kind',
  ],
  ['a permit of DAI', daiPermit(true), 'Let somebody take all of your tokens of one kind'],
  ['a permit taken back', daiPermit(false), 'Take back the right to your tokens'],
  ['a permit of nothing', typedData({ message: permitMessage('0') }), 'Take back the right to your tokens'],
  ['Permit2 of one', permit2Single('7'), 'Let somebody take up to 7 PLN, through Permit2'],
  ['Permit2 of all', permit2Single(most), 'Let somebody take all of your tokens of one kind, through Permit2'],
  ['Permit2 of several', permit2Batch([token, spender]), 'Let somebody take 2 kinds of your tokens, through Permit2'],
  ['Permit2 for once', permit2Transfer(false), 'Let somebody take up to 7 PLN once, through Permit2'],
  ['Permit2 with a witness', permit2Transfer(true), 'Let somebody take up to 7 PLN once, to carry out an order'],
  ['EIP-3009', authorizationData(), 'Let anybody send up to 5 PLN of yours, once'],
  ['an order', orderData(), 'Offer things of yours for trade'],
  ['a Safe', safeSignature(token, hex('0x'), '0'), 'Let a Safe make a call'],
  ['a Safe’s several', safeSignature(multiSend, batchOf(other, other), '1'), 'Let a Safe make 2 calls'],
  ['a Safe handed over', safeSignature(token, hex('0xaa'), '1'), 'Let another program act as a Safe'],
  ['an operation', operation, 'Let anybody act as your account'],
  ['anything else', letter, null],
])('%s has a sentence of its own', (_, { typedData: data }, sentence) => {
  const said = typedSentence(typedIntent(data), tokens)
  expect(said?.replaceAll(/[\u2066-\u2069]/g, '') ?? null).toBe(sentence)
})

test('an amount of a token that says nothing of itself is in its units', () => {
  expect(typedSentence(typedIntent(typedData().typedData))).toBe('Let somebody take up to 5 units of a token')
})
