import * as v from 'valibot'
import type { Address } from '#core/address.ts'
import { rpcError } from '#core/errors.ts'
import { transactionsOf } from '#domain/calls/batch.ts'
import { mostCalls, mostData, type CallsRequest } from '#domain/calls/calls-request.ts'
import { atomicStatus } from '#domain/delegation/delegation.ts'
import { requireAccount } from '#provider/account.ts'
import { CallsParameter, demandsCapability, isTooLarge } from '#provider/calls-parameter.ts'
import { ask, type Context } from '#provider/method.ts'
import { batchFailureError, rpcFailureError } from '#provider/rpc-failure.ts'

/** The account that is named, or the site's current one, which the question shows. */
function senderOf({ from }: CallsParameter, context: Context): Address {
  const account = from ?? context.accounts[0]
  if (account === undefined) throw rpcError('unauthorized')
  requireAccount(account, context)
  return account
}

/** What is demanded is done or refused; what is not is done in one where that costs no further consent. */
async function modeOf(asked: CallsParameter, from: Address, { origin, services }: Context) {
  const { atomicRequired, calls, chainId } = asked
  const creates = calls.some(({ call }) => call.to === null)
  const sequential = { mode: 'sequential', upgrade: false } as const
  if (!atomicRequired && (creates || calls.length === 1)) return sequential
  const status = await atomicStatus(services.siteRpc(origin), chainId, from)
  if (!atomicRequired)
    return status.ok && status.value === 'supported' ? { ...sequential, mode: 'atomic' as const } : sequential
  if (!status.ok) throw rpcFailureError(status.error)
  if (status.value === 'unsupported') throw rpcError('atomicityUnsupported')
  if (creates) throw rpcError('atomicityUnsupported', 'A contract cannot be created together with other calls.')
  return { mode: 'atomic', upgrade: status.value === 'ready' } as const
}

async function questionOf(asked: CallsParameter, context: Context): Promise<CallsRequest> {
  const { services, origin } = context
  const from = senderOf(asked, context)
  if (demandsCapability(asked)) throw rpcError('unsupportedCapability')
  if (isTooLarge(asked))
    throw rpcError('tooLarge', `At most ${String(mostCalls)} calls and ${String(mostData)} bytes of data.`)
  if (!context.chains.includes(asked.chainId)) throw rpcError('unsupportedChain')
  const id = asked.id ?? null
  if (id !== null && (await services.batches.find(origin, id)) !== null) throw rpcError('duplicateId')
  const calls = asked.calls.map(({ call }) => call)
  return { id, chainId: asked.chainId, from, calls, ...(await modeOf(asked, from, context)) }
}

/**
 * Sends a list of calls with one consent, on the chain that the list names, one of those that the site may use; answers with
 * the id of the list once its first transaction is signed. Where the account is not delegated yet and everything must be
 * done in one, that consent is to the delegation too. Source: EIP-5792 §wallet_sendCalls.
 */
export const wallet_sendCalls = ask({
  params: v.strictTuple([CallsParameter]),
  result: v.object({ id: v.string() }),
  permission: 'connected',
  approval: 'calls',
  request: async ([asked], context) => ({ ask: await questionOf(asked, context), chainId: asked.chainId }),
  refusal: async ([asked], context) => {
    const from = asked.from ?? context.accounts[0]
    if (!asked.atomicRequired || from === undefined) return null
    const status = await atomicStatus(context.services.chainRpc, asked.chainId, from)
    return status.ok && status.value === 'ready' ? rpcError('upgradeRefused') : null
  },
  execute: async (request, decision, { approvalId, origin, services }) => {
    if (decision.gasLimits.length !== transactionsOf(request).length) throw rpcError('internal')
    const started = await services.batches.start({ approvalId, origin, request, decision })
    if (!started.ok) throw batchFailureError(started.error)
    return { id: started.value }
  },
})
