import { quantity } from '#core/quantity.ts'
import { hex, recipient, sender, testChain } from '#domain/testing/transactions.ts'
import type { ActivityItem } from '#transport/contract/activity.ts'

/** An item of the activity, for tests. */
export const item = (changes: Partial<ActivityItem> = {}): ActivityItem => ({
  id: 'a',
  chainId: testChain,
  hash: hex(`0x${'11'.repeat(32)}`),
  status: 'confirmed',
  from: sender,
  to: recipient,
  value: quantity(1_500_000_000_000_000_000n),
  data: hex('0x'),
  nonce: 3,
  fee: quantity(21_000n),
  origin: 'wallet',
  createdAt: 0,
  list: null,
  final: true,
  replaces: null,
  replacedBy: null,
  shown: null,
  happened: null,
  ways: [],
  ...changes,
})
