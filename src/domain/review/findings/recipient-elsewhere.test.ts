import { expect, test } from 'vitest'
import { recipientElsewhere } from '#domain/review/findings/recipient-elsewhere.ts'
import { address, message, transaction } from '#domain/testing/subjects.ts'

test('names the network on which the recipient is', () => {
  const to = address('9')
  expect(recipientElsewhere.find(transaction({ to }, { elsewhere: 1 }))).toEqual({ recipient: to, chain: '1' })
})

test('is silent where nobody knows of another', () => {
  expect(recipientElsewhere.find(transaction({}))).toBeNull()
  expect(recipientElsewhere.find(message('hello'))).toBeNull()
})
