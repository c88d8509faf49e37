import * as v from 'valibot'

/** Why a call fails, where that is known by all: the wallet says it in the user's language. */
export const revertCauses = [
  'funds',
  'balance',
  'allowance',
  'recipient',
  'sender',
  'spender',
  'owner',
  'missing',
  'unauthorized',
  'paused',
  'expired',
  'signature',
  'nonce',
  'price',
  'reentrancy',
  'limit',
  'transfer',
  'inner',
  'assertion',
  'overflow',
  'division',
  'enum',
  'storage',
  'empty',
  'index',
  'memory',
  'function',
  'panic',
] as const
export const RevertCause = v.picklist(revertCauses)
export type RevertCause = v.InferOutput<typeof RevertCause>
