import { expect, test } from 'vitest'
import { quantity } from '#core/quantity.ts'
import { submissionOf } from '#domain/calls/batch.ts'
import type { BatchView } from '#domain/calls/batches.ts'
import type { CallsRequest } from '#domain/calls/calls-request.ts'
import { happenedToList } from '#domain/calls/happened-list.ts'
import { spender, token } from '#domain/testing/subjects.ts'
import { decision, hex, journalEntry, recipient, sender, states, testChain } from '#domain/testing/transactions.ts'
import type { Happened } from '#domain/transactions/happened.ts'
import type { JournalState } from '#domain/transactions/journal-entry.ts'
import type { Shown } from '#domain/transactions/shown.ts'

const did = (changes: Partial<Happened>): Happened => ({ changes: [], allowances: [], coin: '0', ...changes })
const mined = (happened: Happened): JournalState => ({ ...states.mined, fee: '10', happened })
const call = { to: recipient, value: quantity(0n), data: hex('0x') }
const moved = (amount: string): Partial<Happened> => ({ changes: [{ asset: token, amount }] })
const shown = (changes: Shown['changes'], allowances: Shown['allowances'] = []): Shown => ({
  ...{ changes, allowances, tokens: [] },
})

function view(each: readonly (JournalState | null)[], told?: Shown, more: Partial<BatchView> = {}): BatchView {
  const request: CallsRequest = {
    ...{ id: null, chainId: testChain, from: sender, calls: each.map(() => call), mode: 'sequential', upgrade: false },
  }
  const batch = {
    ...{ id: '0x1', origin: 'wallet', approvalId: 'a', request, createdAt: 5, stopped: null, ended: false },
    decision: { gasLimits: [quantity(1n)], fee: decision.fee, ...(told !== undefined && { shown: told }) },
  }
  const entries = each.map((state, index) =>
    state === null ? null : journalEntry(state, { id: `a:${String(index)}` }),
  )
  return { batch, entries, outcomes: each.map(() => 'mined'), status: 200, ...more }
}

test('what each transaction did is summed: what leaves and comes back is nothing', () => {
  const list = [mined(did({ ...moved('-9'), coin: '-3' })), mined(did({ ...moved('4'), coin: '1' }))]
  expect(happenedToList(view(list))).toEqual({ ...did(moved('-5')), coin: '-2', differs: null })
  expect(happenedToList(view([mined(did(moved('-9'))), mined(did(moved('9')))]))?.changes).toEqual([])
})

test('the last word on an allowance counts', () => {
  const allow = (amount: string) => did({ allowances: [{ asset: token, spender, amount }] })
  const list = [mined(allow('7')), mined(allow('0'))]
  expect(happenedToList(view(list))?.allowances).toEqual([{ asset: token, spender, amount: '0' }])
})

test('as shown, or something else: the whole is compared, in one transaction and in several', () => {
  const told = shown([{ asset: token, amount: '-1000' }])
  const compared = (...amounts: readonly string[]) =>
    happenedToList(
      view(
        amounts.map((amount) => mined(did(moved(amount)))),
        told,
      ),
    )?.differs
  expect(compared('-1000')).toBe(false)
  expect(compared('-400', '-600')).toBe(false)
  expect(compared('-400', '-700')).toBe(true)
})

test('the coin is compared where that of each is known, the fees of all aside', () => {
  const told = shown([{ asset: 'native', amount: '-30' }])
  const compared = (...coins: readonly (string | null)[]) =>
    happenedToList(
      view(
        coins.map((coin) => mined(did({ coin }))),
        told,
      ),
    )
  expect(compared('-10', '-20')).toMatchObject({ coin: '-30', differs: false })
  expect(compared('-30', '-20')).toMatchObject({ coin: '-50', differs: false })
  expect(compared('-30', '-30')).toMatchObject({ coin: '-60', differs: true })
  expect(compared('-30', null)).toMatchObject({ coin: null, differs: false })
})

test('nothing is said of a list that is not done, or not wholly, or of which nobody knows', () => {
  const one = mined(did(moved('-9')))
  expect(happenedToList(view([one, states.sent], undefined, { status: 100 }))).toBeNull()
  expect(happenedToList(view([one, states.failed], undefined, { status: 600 }))).toBeNull()
  expect(happenedToList(view([one, states.mined]))).toBeNull()
  expect(happenedToList(view([one, null]))).toBeNull()
})

test('in one transaction it is told what was shown of the whole; one of several is told nothing', () => {
  const told = shown([{ asset: token, amount: '-5' }])
  const { batch } = view([null, null], told)
  const submitted = (mode: CallsRequest['mode']) =>
    submissionOf({ ...batch, request: { ...batch.request, mode } }, 0).decision.shown
  expect(submitted('atomic')).toEqual(told)
  expect(submitted('sequential')).toBeUndefined()
})
