import { m } from '#messages/messages.js'
import type { RevertCause } from '#domain/review/revert-cause.ts'

/** THE table of causes' words. */
const words = {
  funds: () => m.revert_funds(),
  balance: () => m.revert_balance(),
  allowance: () => m.revert_allowance(),
  recipient: () => m.revert_recipient(),
  sender: () => m.revert_sender(),
  spender: () => m.revert_spender(),
  owner: () => m.revert_owner(),
  missing: () => m.revert_missing(),
  unauthorized: () => m.revert_unauthorized(),
  paused: () => m.revert_paused(),
  expired: () => m.revert_expired(),
  signature: () => m.revert_signature(),
  nonce: () => m.revert_nonce(),
  price: () => m.revert_price(),
  reentrancy: () => m.revert_reentrancy(),
  limit: () => m.revert_limit(),
  transfer: () => m.revert_transfer(),
  inner: () => m.revert_inner(),
  assertion: () => m.revert_assertion(),
  overflow: () => m.revert_overflow(),
  division: () => m.revert_division(),
  enum: () => m.revert_enum(),
  storage: () => m.revert_storage(),
  empty: () => m.revert_empty(),
  index: () => m.revert_index(),
  memory: () => m.revert_memory(),
  function: () => m.revert_function(),
  panic: () => m.revert_panic(),
} satisfies Record<RevertCause, () => string>

export const revertWords = (cause: RevertCause): string => words[cause]()
