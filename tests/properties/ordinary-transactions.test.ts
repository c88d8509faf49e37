import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { partsOf, readWhole } from '#domain/review/calls/parts.ts'
import { movedBy } from '#domain/review/history.ts'
import { findingsOf } from '#domain/review/rules.ts'
import type { TransactionSubject } from '#domain/review/subject.ts'
import { batchOf, multiSend, safeExecution } from '#domain/testing/signatures.ts'
import { address, approve, spender, token, transaction } from '#domain/testing/subjects.ts'
import { hex, transfer } from '#domain/testing/transactions.ts'
import {
  addressOf,
  ordinaryTransactions,
  router,
  safe,
  write,
  type Sent,
} from '#tests/properties/testing/ordinary-transactions.ts'

/** A false alarm is a defect: 500 transactions as people send them every day, made from templates, raise no `danger`. */

const count = 500

/** What may be found out beside: nothing, a habit of small amounts, a busy hour, a new contract, good signs, no answer. */
const circumstances: readonly ((sent: Sent) => Partial<TransactionSubject>)[] = [
  () => ({}),
  (sent) => ({ history: { timesSent: 9, moved: movedOf(sent), amounts: [1n, 1n, 1n, 1n, 1n], recent: 9 } }),
  () => ({ hours: { now: 3, before: Array.from({ length: 30 }, () => 15) } }),
  () => ({ newContract: router, holding: 1n }),
  () => ({ ownAccounts: new Set(Array.from({ length: 8 }, (_, n) => addressOf(n))) }),
  () => ({ elsewhere: 1, screening: { listed: [], unknown: true } }),
]

const movedOf = ({ value = 0n, ...sent }: Sent) => movedBy({ ...sent, value: quantity(value) })

function sentAs({ value = 0n, ...sent }: Sent, found: Partial<TransactionSubject> = {}): TransactionSubject {
  const request = transfer({ ...sent, value: quantity(value) })
  const parts = partsOf(sent).map(({ by, to, value: paid, data }) => {
    const part = sentAs({ to, data, value: paid }, found)
    return { ...part, request: { ...part.request, from: by ?? request.from } }
  })
  return transaction(request, { call: readWhole(sent), parts, ...found })
}

const dangersOf = (sent: Sent, found: Partial<TransactionSubject> = {}): readonly string[] =>
  findingsOf(sentAs(sent, found))
    .filter(({ severity }) => severity === 'danger' || severity === 'block')
    .map(({ code }) => code)

test(`${String(count)} ordinary transactions raise no danger, whatever is found out beside`, () => {
  const alarms = ordinaryTransactions(count).map((sent, n) => {
    return { n, dangers: circumstances.flatMap((found) => dangersOf(sent, found(sent))) }
  })
  expect(alarms.filter(({ dangers }) => dangers.length > 0)).toEqual([])
})

test.each<[string, Sent]>([
  ['approval-for-all', { to: token, data: write('function setApprovalForAll(address to, bool yes)', spender, true) }],
  ['recipient-is-zero', { to: address('0'), data: hex('0x'), value: 1n }],
  ['recipient-is-token-contract', { to: token, data: write('function transfer(address to, uint256 a)', token, 1n) }],
  ['safe-delegatecall', { to: safe, data: safeExecution(router, approve(1n), 1) }],
  [
    'approval-for-all',
    {
      to: safe,
      data: safeExecution(
        multiSend,
        batchOf({
          to: token,
          data: write('function setApprovalForAll(address to, bool yes)', spender, true),
        }),
        1,
      ),
    },
  ],
  ['control-change', { to: token, data: write('function transferOwnership(address to)', spender) }],
])('one that is not ordinary would be seen: %s', (code, sent) => {
  expect(dangersOf(sent)).toContain(code)
})
